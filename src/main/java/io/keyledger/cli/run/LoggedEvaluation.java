package io.keyledger.cli.run;

import io.keyledger.cli.process.Log;
import io.keyledger.evaluate.EvaluationListener;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Periodically logs the progress of an evaluation. Thread-safe. */
final class LoggedEvaluation implements EvaluationListener {
    private static final Log LOG = Log.of(LoggedEvaluation.class);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(15);

    private final InstantSource clock;
    private Instant said;

    LoggedEvaluation(InstantSource clock) {
        this.clock = clock;
        this.said = clock.instant();
    }

    @Override
    public synchronized void advanced(Stage stage, long done, long total) {
        Instant now = clock.instant();
        if (said.isAfter(now.minus(BETWEEN_LINES))) {
            return;
        }
        said = now;
        LOG.info(EvaluationProgressText.of(stage, done, total));
    }
}
