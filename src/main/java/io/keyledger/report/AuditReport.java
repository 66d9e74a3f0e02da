package io.keyledger.report;

import io.keyledger.report.sort.Disk;
import io.keyledger.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Path;

/** Turns a snapshot into the files of a run. */
public final class AuditReport {
    private AuditReport() {}

    /**
     * Evaluates a snapshot and writes the folder of the run, which appears whole or not at all. What is missing in the
     * snapshot is unknown in the files.
     *
     * @param folder where the files shall be; nothing is there yet
     * @throws io.keyledger.snapshot.SnapshotException where the snapshot is damaged or of a newer format
     * @throws IOException where the files cannot be written; then nothing is left of them
     */
    public static RunSummary write(Snapshot snapshot, ReportSettings settings, Path folder, EvaluationListener listener)
            throws IOException {
        return write(snapshot, settings, folder, listener, Disk.REAL);
    }

    /** The same on a disk of one's own. */
    static RunSummary write(
            Snapshot snapshot, ReportSettings settings, Path folder, EvaluationListener listener, Disk disk)
            throws IOException {
        return new SnapshotEvaluation(snapshot, settings, listener).into(disk, folder);
    }
}
