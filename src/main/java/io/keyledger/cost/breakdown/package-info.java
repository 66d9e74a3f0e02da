/** Costs summed by key, service, caller and the like. */
@NullMarked
package io.keyledger.cost.breakdown;

import org.jspecify.annotations.NullMarked;
