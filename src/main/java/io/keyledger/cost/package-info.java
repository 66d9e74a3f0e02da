/**
 * What keys cost: price sheets, usage evidence, and estimates that name their price, quantity, sources and confidence.
 */
@NullMarked
package io.keyledger.cost;

import org.jspecify.annotations.NullMarked;
