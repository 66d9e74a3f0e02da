package io.keyledger.cli.process;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ends the process cleanly on SIGTERM and SIGINT: asks the work to stop, waits briefly, and returns its exit code
 * instead of the signal's. Interrupted work leaves no partial files. Short commands are not waited for.
 */
public final class Shutdown {
    /** Shorter than the ten seconds before Docker kills the process. */
    private static final Duration GRACE = Duration.ofSeconds(8);

    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private final StopSignal stop;

    private Shutdown(StopSignal stop) {
        this.stop = stop;
    }

    public static Shutdown install(StopSignal stop) {
        Shutdown shutdown = new Shutdown(stop);
        Runtime.getRuntime().addShutdownHook(new Thread(shutdown::onSignal, "shutdown"));
        return shutdown;
    }

    /** Called when the work has ended, by itself or on request. */
    public int ended(int code) {
        ended.complete(code);
        return code;
    }

    private void onSignal() {
        if (ended.isDone() || !stop.request()) {
            return;
        }
        int code = await();
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(code);
    }

    private int await() {
        try {
            return ended.get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException _) {
            return ExitCode.INCOMPLETE.number();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return ExitCode.INCOMPLETE.number();
        }
    }
}
