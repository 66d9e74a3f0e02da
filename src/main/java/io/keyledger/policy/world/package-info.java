/**
 * From what was collected to what decides: the world of each key, with the identities whose own policies matter to it.
 * What could not be read is said in words, beside what was.
 */
@NullMarked
package io.keyledger.policy.world;

import org.jspecify.annotations.NullMarked;
