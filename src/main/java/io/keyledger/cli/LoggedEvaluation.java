package io.keyledger.cli;

import io.keyledger.evaluate.EvaluationListener;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** Periodically logs the progress of an evaluation. Thread-safe. */
final class LoggedEvaluation implements EvaluationListener {
    private static final Logger LOGGER = LogManager.getLogger(LoggedEvaluation.class);
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
        LOGGER.info(EvaluationProgressText.of(stage, done, total));
    }
}
