/**
 * Changes of a key policy that take access away from outsiders, with the proof that they do: the search is asked again.
 */
@NullMarked
package io.keyledger.policy.remedy;

import org.jspecify.annotations.NullMarked;
