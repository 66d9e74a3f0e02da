/** Reads Amazon EBS: volumes, snapshots, and the encryption of new volumes in a Region. */
@NullMarked
package io.keyledger.collect.ebs;

import org.jspecify.annotations.NullMarked;
