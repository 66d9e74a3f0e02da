/**
 * Builds the world of each key from collected facts, with the identities that have relevant policies. What could not be
 * read is reported in words.
 */
@NullMarked
package io.keyledger.policy.world;

import org.jspecify.annotations.NullMarked;
