package io.keyledger.report;

import io.keyledger.snapshot.Snapshot;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Evaluates a snapshot Region by Region. For one thread, once. */
final class SnapshotEvaluation {
    private final Snapshot snapshot;
    private final ReportSettings settings;
    private final EvaluationListener listener;

    SnapshotEvaluation(Snapshot snapshot, ReportSettings settings, EvaluationListener listener) {
        this.snapshot = snapshot;
        this.settings = settings;
        this.listener = listener;
    }

    RunSummary into(Path folder) throws FileAlreadyExistsException {
        if (Files.exists(folder)) {
            throw new FileAlreadyExistsException(folder.toString());
        }
        throw new UnsupportedOperationException(snapshot.directory() + " " + settings + listener + folder);
    }
}
