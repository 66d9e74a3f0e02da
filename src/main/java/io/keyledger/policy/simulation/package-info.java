/** Decides requests given as one JSON object per line, for {@code policy simulate}. */
@NullMarked
package io.keyledger.policy.simulation;

import org.jspecify.annotations.NullMarked;
