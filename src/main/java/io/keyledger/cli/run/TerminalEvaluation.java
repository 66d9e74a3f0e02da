package io.keyledger.cli.run;

import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.StatusLine;
import io.keyledger.cli.text.NumberText;
import io.keyledger.evaluate.EvaluationListener;
import java.time.Duration;

/** Shows the progress of an evaluation on one terminal line. Thread-safe. */
public final class TerminalEvaluation implements EvaluationListener, AutoCloseable {
    private final StatusLine line;
    private volatile String stage = "Reading the snapshot";

    public TerminalEvaluation(Environment environment) {
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
