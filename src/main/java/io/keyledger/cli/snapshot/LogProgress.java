package io.keyledger.cli.snapshot;

import io.keyledger.cli.process.Log;
import io.keyledger.collect.run.PartProgress;
import io.keyledger.collect.run.ProgressListener;
import io.keyledger.snapshot.PartId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Periodically logs the progress of a collection. Thread-safe. */
final class LogProgress implements ProgressListener, AutoCloseable {
    private static final Log LOG = Log.of(LogProgress.class);
    private static final int SECONDS_BETWEEN_LINES = 15;

    private final CollectionProgress progress = new CollectionProgress();
    private final InstantSource clock;
    private final Instant start;
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("progress").daemon().factory());

    LogProgress(InstantSource clock) {
        this.clock = clock;
        this.start = clock.instant();
    }

    @Override
    public void planned(int missing, int resumed) {
        progress.planned(missing, resumed);
        LOG.info("Collecting {} parts, one per account, Region and service; {} exist already", missing, resumed);
        var _ = ticks.scheduleAtFixedRate(
                () -> LOG.info(progress.text(Duration.between(start, clock.instant()))),
                SECONDS_BETWEEN_LINES,
                SECONDS_BETWEEN_LINES,
                TimeUnit.SECONDS);
    }

    @Override
    public void started(PartId part) {
        LOG.debug("Collecting {}", part);
        progress.started(part);
    }

    @Override
    public void advanced(PartId part, PartProgress more) {
        progress.advanced(part, more);
    }

    @Override
    public void finished(PartId part) {
        LOG.debug("Collected {}", part);
        progress.finished(part);
    }

    @Override
    public void close() {
        ticks.shutdownNow();
    }
}
