package io.keyledger.cli;

import io.keyledger.collect.ProgressListener;
import io.keyledger.snapshot.PartId;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SortedMap;
import java.util.TreeMap;

/** Shows on one line of a terminal how far a collection is. Safe for use by many threads. */
final class TerminalProgress implements ProgressListener, AutoCloseable {
    private static final Duration BETWEEN_LINES = Duration.ofMillis(100);
    private static final int WIDTH = 100;
    private static final String CLEAR = "\r\u001b[K";

    private final PrintStream terminal;
    private final InstantSource clock;
    private final Instant began;
    private final SortedMap<PartId, long[]> running = new TreeMap<>();
    private Instant shown = Instant.MIN;
    private int parts;
    private int finished;

    TerminalProgress(PrintStream terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
        this.began = clock.instant();
    }

    @Override
    public synchronized void planned(int missing, int resumed) {
        parts = missing + resumed;
        finished = resumed;
        show();
    }

    @Override
    public synchronized void started(PartId part) {
        running.put(part, new long[2]);
        show();
    }

    @Override
    public synchronized void advanced(PartId part, long done, long total) {
        running.put(part, new long[] {done, total});
        show();
    }

    @Override
    public synchronized void finished(PartId part) {
        running.remove(part);
        finished++;
        show();
    }

    @Override
    public synchronized void close() {
        terminal.print(CLEAR);
        terminal.flush();
    }

    private void show() {
        Instant now = clock.instant();
        if (shown.isAfter(now.minus(BETWEEN_LINES))) {
            return;
        }
        shown = now;
        String line = line(Duration.between(began, now));
        terminal.print(CLEAR + line.substring(0, Math.min(WIDTH, line.length())));
        terminal.flush();
    }

    private String line(Duration passed) {
        StringBuilder line =
                new StringBuilder("Collecting %d of %d parts, %s".formatted(finished, parts, Words.duration(passed)));
        running.forEach((part, counts) -> {
            line.append("  ").append(part.collector()).append(' ').append(part.region());
            if (counts[1] > 0) {
                line.append(" %,d/%,d".formatted(counts[0], counts[1]));
            }
        });
        return line.toString();
    }
}
