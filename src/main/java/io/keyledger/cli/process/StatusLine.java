package io.keyledger.cli.process;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A terminal line that is rewritten at least once a second, so that its clock ticks, and never longer than the
 * terminal's width. Thread-safe.
 */
public final class StatusLine implements AutoCloseable {
    private static final Duration BETWEEN_LINES = Duration.ofMillis(100);
    private static final String CLEAR = "\r\u001b[K";

    private final PrintStream terminal;
    private final InstantSource clock;
    private final int width;
    private final Function<Duration, String> text;
    private final Instant start;
    private final ScheduledExecutorService ticks;
    private Instant shown = Instant.MIN;

    /** @param text the text to show for an elapsed time */
    private StatusLine(PrintStream terminal, InstantSource clock, int width, Function<Duration, String> text) {
        this.terminal = terminal;
        this.clock = clock;
        this.width = width;
        this.text = text;
        this.start = clock.instant();
        this.ticks = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("status-line").daemon().factory());
    }

    /** A status line on the process's terminal. */
    public static StatusLine on(Environment environment, Function<Duration, String> text) {
        int width = CommandSpec.create().usageMessage().autoWidth(true).width();
        return on(environment.err(), environment.clock(), width, text);
    }

    static StatusLine on(PrintStream terminal, InstantSource clock, int width, Function<Duration, String> text) {
        StatusLine line = new StatusLine(terminal, clock, width, text);
        var _ = line.ticks.scheduleAtFixedRate(line::changed, 0, 1, TimeUnit.SECONDS);
        return line;
    }

    /** Refreshes the text, unless it was refreshed a moment ago. */
    public synchronized void changed() {
        Instant now = clock.instant();
        if (ticks.isShutdown() || shown.isAfter(now.minus(BETWEEN_LINES))) {
            return;
        }
        shown = now;
        String whole = text.apply(Duration.between(start, now));
        // Some terminals wrap the line at the last column.
        terminal.print(CLEAR + whole.substring(0, Math.min(width - 1, whole.length())));
        terminal.flush();
    }

    @Override
    public synchronized void close() {
        ticks.shutdownNow();
        terminal.print(CLEAR);
        terminal.flush();
    }
}
