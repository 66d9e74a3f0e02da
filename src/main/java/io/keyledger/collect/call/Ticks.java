package io.keyledger.collect.call;

import java.time.Duration;

/** The passing of time, in nanoseconds from an arbitrary origin. */
public interface Ticks {
    long now();

    void sleep(long nanoseconds) throws InterruptedException;

    /** The clock of this machine. */
    Ticks SYSTEM = new Ticks() {
        @Override
        public long now() {
            return System.nanoTime();
        }

        @Override
        public void sleep(long nanoseconds) throws InterruptedException {
            Thread.sleep(Duration.ofNanos(nanoseconds));
        }
    };
}
