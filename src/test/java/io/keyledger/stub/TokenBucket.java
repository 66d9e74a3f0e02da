package io.keyledger.stub;

import java.util.concurrent.atomic.AtomicLong;

/** A token bucket kept as the one instant at which it will be full again. Safe for use by many threads. */
final class TokenBucket {
    private final long nanosecondsPerCall;
    private final long nanosecondsOfBurst;
    private final AtomicLong fullAt;

    TokenBucket(StubQuotas.Quota quota, long now) {
        this.nanosecondsPerCall = Math.round(1e9 / quota.perSecond());
        this.nanosecondsOfBurst = Math.round(quota.burst() * 1e9 / quota.perSecond());
        this.fullAt = new AtomicLong(now);
    }

    /** Takes one token, or says that there is none. */
    boolean take(long now) {
        while (true) {
            long before = fullAt.get();
            long after = Math.max(before, now) + nanosecondsPerCall;
            if (after - now > nanosecondsOfBurst) {
                return false;
            }
            if (fullAt.compareAndSet(before, after)) {
                return true;
            }
        }
    }
}
