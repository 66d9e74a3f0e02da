package io.keyledger.collect.call;

/** Time that passes only where somebody sleeps. */
public final class HandMadeTicks implements Ticks {
    private static final double NANOS = 1e9;

    private long now;

    @Override
    public synchronized long now() {
        return now;
    }

    @Override
    public synchronized void sleep(long nanoseconds) {
        now += nanoseconds;
    }

    double seconds() {
        return now() / NANOS;
    }
}
