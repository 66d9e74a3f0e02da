package io.keyledger.cli;

import io.keyledger.collect.ProgressListener;
import io.keyledger.snapshot.PartId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** Says in the log from time to time how far a collection is. Safe for use by many threads. */
final class LogProgress implements ProgressListener {
    private static final Logger LOGGER = LogManager.getLogger(LogProgress.class);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(15);

    private final InstantSource clock;
    private Instant said = Instant.MIN;
    private int parts;
    private int finished;

    LogProgress(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void planned(int missing, int resumed) {
        parts = missing + resumed;
        finished = resumed;
        said = clock.instant();
        LOGGER.info(
                "Collecting {} parts, an account's Region and service each; {} are there already", missing, resumed);
    }

    @Override
    public void started(PartId part) {
        LOGGER.debug("Collecting {}", part);
    }

    @Override
    public void advanced(PartId part, long done, long total) {
        if (isTime()) {
            LOGGER.info("{}: {} of {}", part, done, total);
        }
    }

    @Override
    public synchronized void finished(PartId part) {
        finished++;
        LOGGER.debug("Collected {}", part);
        if (finished == parts || isTime()) {
            LOGGER.info("Collected {} of {} parts", finished, parts);
        }
    }

    private synchronized boolean isTime() {
        Instant now = clock.instant();
        if (said.isAfter(now.minus(BETWEEN_LINES))) {
            return false;
        }
        said = now;
        return true;
    }
}
