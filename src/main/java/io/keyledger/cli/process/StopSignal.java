package io.keyledger.cli.process;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The request to end the process, from SIGTERM, SIGINT or a test. It interrupts the working thread; files on disk
 * tolerate that. Thread-safe.
 */
public final class StopSignal {
    private final CountDownLatch requested = new CountDownLatch(1);
    private @Nullable Thread worker;
    private boolean heeded;

    /**
     * Requests the end; idempotent.
     *
     * @return whether there is work that will stop by itself
     */
    public synchronized boolean request() {
        requested.countDown();
        if (worker != null) {
            worker.interrupt();
        }
        return heeded;
    }

    /** Whether the end was requested. */
    boolean isRequested() {
        return requested.getCount() == 0;
    }

    /** Makes the calling thread the one to interrupt. */
    public synchronized void watchThisThread() {
        heeded = true;
        worker = Thread.currentThread();
        if (isRequested()) {
            worker.interrupt();
        }
    }

    /** Stops interrupting; the calling thread may write files again without interruption. */
    public synchronized void leaveThisThread() {
        worker = null;
        // A pending interrupt would break what the thread does next; isRequested still reports it.
        boolean _ = Thread.interrupted();
    }

    /** Waits; returns early, with true, when the end is requested. */
    public boolean await(Duration duration) {
        try {
            return requested.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Promises that the work stops by itself when the end is requested. */
    public synchronized void heed() {
        heeded = true;
    }
}
