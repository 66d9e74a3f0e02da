package io.keyledger.collect.call;

import java.util.concurrent.locks.ReentrantLock;

/**
 * Limits calls per second, in order of arrival. Throttling lowers the rate, which then recovers slowly. A waiting
 * caller holds the lock, but not during its call.
 */
final class TokenBucket {
    private static final double NANOS = 1e9;
    private static final double DECREASE = 0.7;
    private static final long DECREASE_INTERVAL = 1_000_000_000L;
    /** Share of the full rate that is regained each second. */
    private static final double RECOVERY = 0.05;

    private final double fullRate;
    private final double capacity;
    private final Ticks ticks;
    private final ReentrantLock turn = new ReentrantLock(true);

    private double rate;
    private double tokens;
    private long refilled;
    private long decreased;

    TokenBucket(double perSecond, double capacity, Ticks ticks) {
        this.fullRate = perSecond;
        this.capacity = Math.max(1, capacity);
        this.ticks = ticks;
        this.rate = perSecond;
        this.tokens = this.capacity;
        this.refilled = ticks.now();
        this.decreased = refilled - DECREASE_INTERVAL;
    }

    /** Waits until another call is allowed. */
    void acquire() throws InterruptedException {
        turn.lockInterruptibly();
        try {
            for (long wait = take(); wait > 0; wait = take()) {
                ticks.sleep(wait);
            }
        } finally {
            turn.unlock();
        }
    }

    /** Slows down after throttling, once for all calls that were in flight together. */
    synchronized void throttled() {
        refill();
        if (refilled - decreased < DECREASE_INTERVAL) {
            return;
        }
        decreased = refilled;
        rate *= DECREASE;
        tokens = 0;
    }

    /** The current rate in calls per second. */
    synchronized double rate() {
        refill();
        return rate;
    }

    /** Takes a token, or returns the nanoseconds until one is available. */
    private synchronized long take() {
        refill();
        if (tokens >= 1) {
            tokens -= 1;
            return 0;
        }
        return Math.max(1, (long) ((1 - tokens) / rate * NANOS));
    }

    private void refill() {
        long now = ticks.now();
        double seconds = (now - refilled) / NANOS;
        refilled = now;
        tokens = Math.min(capacity, tokens + seconds * rate);
        rate = Math.min(fullRate, rate + seconds * RECOVERY * fullRate);
    }
}
