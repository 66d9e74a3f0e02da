package io.keyledger.cli.snapshot;

import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.StatusLine;
import io.keyledger.collect.run.PartProgress;
import io.keyledger.collect.run.ProgressListener;
import io.keyledger.snapshot.PartId;

/** Shows the progress of a collection on one terminal line. Thread-safe. */
final class TerminalProgress implements ProgressListener, AutoCloseable {
    private final CollectionProgress progress = new CollectionProgress();
    private final StatusLine line;

    TerminalProgress(Environment environment) {
        this.line = StatusLine.on(environment, progress::text);
    }

    @Override
    public void planned(int missing, int resumed) {
        progress.planned(missing, resumed);
        line.changed();
    }

    @Override
    public void started(PartId part) {
        progress.started(part);
        line.changed();
    }

    @Override
    public void advanced(PartId part, PartProgress more) {
        progress.advanced(part, more);
        line.changed();
    }

    @Override
    public void finished(PartId part) {
        progress.finished(part);
        line.changed();
    }

    @Override
    public void close() {
        line.close();
    }
}
