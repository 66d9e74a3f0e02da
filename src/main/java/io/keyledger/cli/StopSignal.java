package io.keyledger.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The wish that the process ends, from SIGTERM, SIGINT or a test. Whoever works is interrupted; nothing on disk minds
 * that. Safe for use by many threads.
 */
public final class StopSignal {
    private final CountDownLatch requested = new CountDownLatch(1);
    private final AtomicReference<@Nullable Thread> worker = new AtomicReference<>();

    /** Asks for the end; asking twice is the same as once. */
    public void request() {
        requested.countDown();
        Thread working = worker.get();
        if (working != null) {
            working.interrupt();
        }
    }

    /** Whether the end was asked for. */
    boolean isRequested() {
        return requested.getCount() == 0;
    }

    /** Makes the calling thread the one that is interrupted. */
    void watchThisThread() {
        worker.set(Thread.currentThread());
        if (isRequested()) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits; returns early, with true, when the end is asked for. */
    boolean await(Duration duration) {
        try {
            return requested.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
