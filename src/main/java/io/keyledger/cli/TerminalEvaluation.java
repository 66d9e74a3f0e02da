package io.keyledger.cli;

import io.keyledger.evaluate.EvaluationListener;
import java.time.Duration;

/** Shows the progress of an evaluation on one terminal line. Thread-safe. */
final class TerminalEvaluation implements EvaluationListener, AutoCloseable {
    private final StatusLine line;
    private volatile String stage = "Reading the snapshot";

    TerminalEvaluation(Environment environment) {
        this.line = StatusLine.on(environment, this::text);
    }

    @Override
    public void advanced(Stage reached, long done, long total) {
        stage = EvaluationProgressText.of(reached, done, total);
        line.changed();
    }

    private String text(Duration passed) {
        return stage + ", " + NumberText.duration(passed);
    }

    @Override
    public void close() {
        line.close();
    }
}
