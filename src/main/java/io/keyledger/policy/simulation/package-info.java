/** Decides requests that somebody wrote down, one JSON object a line, for {@code policy simulate}. */
@NullMarked
package io.keyledger.policy.simulation;

import org.jspecify.annotations.NullMarked;
