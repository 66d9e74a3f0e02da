package io.keyledger.cli;

import io.keyledger.report.EvaluationListener;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Shows on one line of a terminal how far an evaluation is. Safe for use by many threads. */
final class TerminalEvaluation implements EvaluationListener, AutoCloseable {
    private static final Duration BETWEEN_LINES = Duration.ofMillis(100);
    private static final String CLEAR = "\r\u001b[K";

    private final PrintStream terminal;
    private final InstantSource clock;
    private final Instant began;
    private Instant shown = Instant.MIN;

    TerminalEvaluation(PrintStream terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
        this.began = clock.instant();
    }

    @Override
    public synchronized void advanced(Stage stage, long done, long total) {
        Instant now = clock.instant();
        if (shown.isAfter(now.minus(BETWEEN_LINES))) {
            return;
        }
        shown = now;
        terminal.print(
                CLEAR + EvaluationWords.of(stage, done, total) + ", " + Words.duration(Duration.between(began, now)));
        terminal.flush();
    }

    @Override
    public synchronized void close() {
        terminal.print(CLEAR);
        terminal.flush();
    }
}
