package io.keyledger.report;

import io.keyledger.report.sort.Disk;
import io.keyledger.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Path;

/** Turns a snapshot into the files of a run. */
public final class AuditReport {
    private AuditReport() {}

    /**
     * Evaluates a snapshot and writes the folder of the run, which appears complete or not at all. Facts missing from
     * the snapshot are unknown in the files.
     *
     * @param folder the folder of the run, which must not exist
     * @throws io.keyledger.snapshot.SnapshotException if the snapshot is damaged or of a newer format
     * @throws IOException if the files cannot be written; none of them remain
     */
    public static RunSummary write(Snapshot snapshot, ReportSettings settings, Path folder, EvaluationListener listener)
            throws IOException {
        return write(snapshot, settings, folder, listener, Disk.REAL);
    }

    /** For tests: with a given disk. */
    static RunSummary write(
            Snapshot snapshot, ReportSettings settings, Path folder, EvaluationListener listener, Disk disk)
            throws IOException {
        return new SnapshotEvaluation(snapshot, settings, listener).into(disk, folder);
    }
}
