/**
 * A server that speaks AWS's protocols for every call the job makes, so that the real AWS SDK talks to it through an
 * endpoint override: for scale, quotas, latency and faults. The world it answers for is in
 * {@link io.keyledger.stub.world}.
 *
 * <p>What an operation does not know it refuses rather than ignores: a parameter silently dropped would prove nothing.
 */
@NullMarked
package io.keyledger.stub;

import org.jspecify.annotations.NullMarked;
