package io.keyledger.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The wish that the process ends, from SIGTERM, SIGINT or a test. Whoever works is interrupted; nothing on disk minds
 * that. Safe for use by many threads.
 */
public final class StopSignal {
    private final CountDownLatch requested = new CountDownLatch(1);
    private @Nullable Thread worker;
    private boolean heeded;

    /**
     * Asks for the end; asking twice is the same as once.
     *
     * @return whether there is work that heeds it, and ends by itself
     */
    public synchronized boolean request() {
        requested.countDown();
        if (worker != null) {
            worker.interrupt();
        }
        return heeded;
    }

    /** Whether the end was asked for. */
    boolean isRequested() {
        return requested.getCount() == 0;
    }

    /** Makes the calling thread the one that is interrupted. */
    synchronized void watchThisThread() {
        heeded = true;
        worker = Thread.currentThread();
        if (isRequested()) {
            worker.interrupt();
        }
    }

    /** Interrupts nobody from here on; the calling thread may write files again without being cut short. */
    synchronized void leaveThisThread() {
        worker = null;
        // An interrupt that came is told by isRequested, and would break what the thread does next.
        boolean _ = Thread.interrupted();
    }

    /** Waits; returns early, with true, when the end is asked for. */
    boolean await(Duration duration) {
        heed();
        try {
            return requested.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private synchronized void heed() {
        heeded = true;
    }
}
