/**
 * Everything that talks to AWS, and nothing else does: accounts and Regions, the budget of each API action, the guard
 * that keeps every call read-only, and the collectors, which turn what AWS says into facts of a snapshot. A service is
 * one class that implements {@link io.keyledger.collect.Collector}. Uses {@code inventory} and {@code snapshot}.
 */
@NullMarked
package io.keyledger.collect;

import org.jspecify.annotations.NullMarked;
