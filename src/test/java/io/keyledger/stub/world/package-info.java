/**
 * The AWS accounts that the stub server answers for: keys, grants, buckets, volumes, snapshots, identities and metrics,
 * every one a pure function of a seed and its number, so that a hundred thousand keys and a million resources cost no
 * memory. May use nothing but the JDK.
 */
@NullMarked
package io.keyledger.stub.world;

import org.jspecify.annotations.NullMarked;
