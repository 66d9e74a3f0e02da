package io.keyledger.report;

import io.keyledger.deliver.FolderDestination;
import io.keyledger.evaluate.AuditSettings;
import io.keyledger.evaluate.EvaluationListener;
import io.keyledger.evaluate.RunSummary;
import io.keyledger.report.sort.Disk;
import io.keyledger.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Path;

/** A run in a folder. */
record WrittenRun(RunSummary summary, Path folder) {
    static WrittenRun write(Snapshot snapshot, AuditSettings settings, Path folder, EvaluationListener listener)
            throws IOException {
        return write(snapshot, settings, folder, listener, Disk.REAL);
    }

    static WrittenRun write(
            Snapshot snapshot, AuditSettings settings, Path folder, EvaluationListener listener, Disk disk)
            throws IOException {
        return new WrittenRun(
                AuditReport.write(snapshot, settings, new FolderDestination(folder, disk), listener), folder);
    }
}
