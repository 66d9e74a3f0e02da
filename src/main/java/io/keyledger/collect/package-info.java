/**
 * Everything that talks to AWS. This package is what a service implements: a
 * {@link io.keyledger.collect.Collector} turns the answers of one service into facts of a snapshot, with what
 * {@link io.keyledger.collect.CollectorContext} gives it. Below it are {@code call}, how AWS is called, and
 * {@code account}, which accounts and Regions there are; above all is {@code run}, which finds the collectors and
 * writes the snapshot. Each service is a package of its own that uses only this one and {@code call}. Uses
 * {@code inventory} and {@code snapshot}.
 */
@NullMarked
package io.keyledger.collect;

import org.jspecify.annotations.NullMarked;
