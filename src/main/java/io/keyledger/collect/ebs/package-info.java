/** Reads Amazon EBS: volumes, snapshots, and what a Region does with new volumes. */
@NullMarked
package io.keyledger.collect.ebs;

import org.jspecify.annotations.NullMarked;
