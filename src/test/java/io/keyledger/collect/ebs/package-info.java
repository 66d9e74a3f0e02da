/** Tests of what EC2 says of volumes and snapshots. */
@NullMarked
package io.keyledger.collect.ebs;

import org.jspecify.annotations.NullMarked;
