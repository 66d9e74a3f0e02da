package io.keyledger.report;

import io.keyledger.evaluate.AuditSettings;
import io.keyledger.evaluate.EvaluatedSnapshot;
import io.keyledger.evaluate.EvaluationListener;
import io.keyledger.evaluate.EvaluationListener.Stage;
import io.keyledger.evaluate.Progress;
import io.keyledger.evaluate.RunSummary;
import io.keyledger.evaluate.SnapshotEvaluation;
import io.keyledger.evaluate.Workers;
import io.keyledger.report.csv.Table;
import io.keyledger.report.export.FinishedRun;
import io.keyledger.report.export.RunFormat;
import io.keyledger.report.page.HtmlPage;
import io.keyledger.snapshot.AtomicFile;
import io.keyledger.snapshot.Snapshot;
import io.keyledger.snapshot.SnapshotException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** Turns a snapshot into the files of a run. */
public final class AuditReport {
    private final Snapshot snapshot;
    private final AuditSettings settings;
    private final EvaluationListener listener;
    private final List<RunFormat> formats;

    private AuditReport(
            Snapshot snapshot, AuditSettings settings, EvaluationListener listener, List<RunFormat> formats) {
        this.snapshot = snapshot;
        this.settings = settings;
        this.listener = listener;
        this.formats = formats;
    }

    /**
     * Evaluates a snapshot and writes the files of the run, which appear complete or not at all. Facts missing from the
     * snapshot are unknown in the files.
     *
     * @throws SnapshotException if the snapshot is damaged or of a newer format
     * @throws IOException if the files cannot be written; none of them remain
     */
    public static RunSummary write(
            Snapshot snapshot, AuditSettings settings, RunDestination destination, EvaluationListener listener)
            throws IOException {
        return write(snapshot, settings, destination, listener, List.of());
    }

    /**
     * Evaluates a snapshot like {@link #write(Snapshot, AuditSettings, RunDestination, EvaluationListener)}, and also
     * writes files in other formats.
     */
    public static RunSummary write(
            Snapshot snapshot,
            AuditSettings settings,
            RunDestination destination,
            EvaluationListener listener,
            List<RunFormat> formats)
            throws IOException {
        try {
            return new AuditReport(snapshot, settings, listener, formats).into(destination);
        } catch (UncheckedIOException e) {
            throw explained(Objects.requireNonNull(e.getCause()), snapshot, destination);
        } catch (IOException e) {
            throw explained(e, snapshot, destination);
        }
    }

    /** Describes the failure to the user in one sentence. */
    private static IOException explained(IOException failure, Snapshot snapshot, RunDestination destination) {
        String kept = "; no partial files remain. Run 'audit --from " + snapshot.directory() + "' to evaluate the"
                + " snapshot again.";
        return switch (failure) {
            case SnapshotException damaged -> damaged;
            case InterruptedIOException _, ClosedByInterruptException _, FileLockInterruptionException _ ->
                new IOException("The run was stopped before its files were written" + kept, failure);
            default ->
                new IOException(
                        "The files of the run could not be written to " + destination + ": "
                                + AtomicFile.reason(failure) + kept,
                        failure);
        };
    }

    private RunSummary into(RunDestination destination) throws IOException {
        try (RunTransaction run = destination.begin();
                RunTables tables = RunTables.in(run)) {
            EvaluatedSnapshot evaluated = new SnapshotEvaluation(snapshot, settings, listener).into(tables);
            Progress progress =
                    new Progress(listener, Stage.WRITING, tables.all().size() + 1);
            List<WrittenFile> written = new ArrayList<>(write(tables, run, progress));
            written.add(write(run, SummaryJson.FILE, SummaryJson.of(evaluated.summary())));
            written.add(write(
                    run,
                    ManifestJson.CONFIGURATION,
                    settings.parameters().configuration().getBytes(StandardCharsets.UTF_8)));
            written.add(write(
                    run,
                    RunReadme.FILE,
                    RunReadme.of(tables.all().stream()
                            .<Table<?>>map(TableFile::table)
                            .toList())));
            // What the page and the formats say of the run is in a manifest without them.
            byte[] manifest = ManifestJson.of(snapshot, settings, evaluated, written);
            written.add(write(run, HtmlPage.ofRun(), manifest));
            progress.done(1);
            for (RunFormat format : formats) {
                written.add(write(run, format, manifest));
            }
            written.add(write(run, ManifestJson.FILE, ManifestJson.of(snapshot, settings, evaluated, written)));
            write(run, ChecksumsFile.FILE, ChecksumsFile.of(written));
            run.commit();
            return evaluated.summary();
        }
    }

    /** Writes as many tables at a time as there are cores; the order of what it returns is that of the tables. */
    private static List<WrittenFile> write(RunTables tables, RunTransaction run, Progress progress) throws IOException {
        Map<TableFile<?>, WrittenFile> written = new ConcurrentHashMap<>();
        try (Workers workers = new Workers()) {
            for (TableFile<?> table : tables.all()) {
                workers.submit(() -> {
                    written.put(table, table.write(run));
                    progress.done(1);
                });
            }
            workers.await();
        }
        return tables.all().stream()
                .map(table -> Objects.requireNonNull(written.get(table)))
                .toList();
    }

    private static WrittenFile write(RunTransaction run, RunFormat format, byte[] manifest) throws IOException {
        Path folder = Objects.requireNonNull(run.file(ManifestJson.FILE).getParent());
        EvidenceStream stream = EvidenceStream.create(run, format.file());
        try (stream) {
            format.write(FinishedRun.of(folder, manifest), stream);
        }
        return stream.written(OptionalLong.empty());
    }

    private static WrittenFile write(RunTransaction run, String name, byte[] content) throws IOException {
        EvidenceStream stream = EvidenceStream.create(run, name);
        try (stream) {
            stream.write(content);
        }
        return stream.written(OptionalLong.empty());
    }
}
