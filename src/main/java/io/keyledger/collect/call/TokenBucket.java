package io.keyledger.collect.call;

import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets through so many calls a second, in the order they came. After a throttle it lets through fewer, and then slowly more
 * again. A caller that waits its turn holds a lock, a caller of AWS holds none.
 */
final class TokenBucket {
    private static final double NANOS = 1e9;
    private static final double DECREASE = 0.7;
    private static final long DECREASE_INTERVAL = 1_000_000_000L;
    /** Share of the full rate that comes back each second. */
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

    /** Waits until one more call may be made. */
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

    /** AWS throttled a call: slows down, once for all the calls that were on their way together. */
    synchronized void throttled() {
        refill();
        if (refilled - decreased < DECREASE_INTERVAL) {
            return;
        }
        decreased = refilled;
        rate *= DECREASE;
        tokens = 0;
    }

    /** Calls a second that it lets through now. */
    synchronized double rate() {
        refill();
        return rate;
    }

    /** Takes a token, or tells how many nanoseconds are left until there is one. */
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
