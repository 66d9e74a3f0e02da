/** Sums metrics of Amazon CloudWatch. */
@NullMarked
package io.keyledger.collect.metrics;

import org.jspecify.annotations.NullMarked;
