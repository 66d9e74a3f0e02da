package io.keyledger.report;

import io.keyledger.cost.AccountCosts;
import io.keyledger.cost.CostEstimator;
import io.keyledger.cost.cloudtrail.CloudTrailUsage;
import io.keyledger.cost.savings.Savings;
import io.keyledger.cost.savings.SavingsLedger;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Fact;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.ResourceTypes;
import io.keyledger.policy.analysis.KeyAnalyst;
import io.keyledger.report.EvaluationListener.Stage;
import io.keyledger.report.RunSummary.Outcome;
import io.keyledger.report.csv.Table;
import io.keyledger.report.sort.Disk;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** Evaluates a snapshot Region by Region and writes the files of a run. Single use; not thread-safe. */
final class SnapshotEvaluation {
    private static final int DAYS_A_MONTH = 30;

    private final Snapshot snapshot;
    private final ReportSettings settings;
    private final EvaluationListener listener;
    private final Instant asOf;
    private final Tally tally = new Tally();
    private final Populations populations = new Populations();

    SnapshotEvaluation(Snapshot snapshot, ReportSettings settings, EvaluationListener listener) {
        this.snapshot = snapshot;
        this.settings = settings;
        this.listener = listener;
        this.asOf = settings.asOf().orElse(snapshot.description().asOf());
    }

    RunSummary into(Disk disk, Path folder) throws IOException {
        try {
            return write(disk, folder);
        } catch (UncheckedIOException e) {
            throw told(Objects.requireNonNull(e.getCause()), folder);
        } catch (IOException e) {
            throw told(e, folder);
        }
    }

    /** Describes the failure to the user in one sentence. */
    private IOException told(IOException failure, Path folder) {
        String kept = "; no partial files remain. Run 'audit --from " + snapshot.directory() + "' to evaluate the"
                + " snapshot again.";
        return switch (failure) {
            case SnapshotException damaged -> damaged;
            case InterruptedIOException _, ClosedByInterruptException _, FileLockInterruptionException _ ->
                new IOException("The run was stopped before its files were written" + kept, failure);
            default ->
                new IOException(
                        "The files of the run could not be written to " + folder + ": " + AtomicFile.reason(failure)
                                + kept,
                        failure);
        };
    }

    private RunSummary write(Disk disk, Path folder) throws IOException {
        try (RunFolder run = RunFolder.begin(disk, folder);
                RunFiles files = RunFiles.in(run);
                Workers workers = new Workers()) {
            CoverageLedger coverage = new CoverageLedger(
                    settings.prices(), files.coverage, files.costs, tally, new AcceptedGaps(settings.acceptedGaps(), asOf));
            SnapshotSurvey survey = SnapshotSurvey.of(snapshot, settings.filter(), coverage, listener);
            CloudTrailUsage trail = RegionEvaluations.trail(settings, coverage);
            Savings savings = evaluate(survey, trail, files, workers);
            List<WrittenFile> written = new ArrayList<>(tables(run, files, workers));
            RunSummary summary = summary(survey, coverage, savings, folder);
            written.add(write(run, SummaryJson.FILE, SummaryJson.of(summary)));
            written.add(write(
                    run,
                    ManifestJson.CONFIGURATION,
                    settings.parameters().configuration().getBytes(StandardCharsets.UTF_8)));
            written.add(write(
                    run,
                    RunReadme.FILE,
                    RunReadme.of(
                            files.all().stream().<Table<?>>map(TableFile::table).toList())));
            byte[] manifest = ManifestJson.of(snapshot, settings, survey, summary, populations.reconciled(), written);
            written.add(write(run, ManifestJson.FILE, manifest));
            write(run, ChecksumsFile.FILE, ChecksumsFile.of(written));
            run.commit();
            return summary;
        }
    }

    private Savings evaluate(SnapshotSurvey survey, CloudTrailUsage trail, RunFiles files, Workers workers)
            throws IOException {
        Progress progress = new Progress(
                listener, Stage.EVALUATING, survey.count(KmsKey.class) + survey.count(EncryptedResource.class));
        RegionEvaluations regions = new RegionEvaluations(snapshot, settings, survey, trail, asOf);
        SavingsLedger savings = regions.savings(RunSummary.SAVINGS, _ -> false);
        Waivers waivers = new Waivers(settings.waivers(), asOf);
        ResourceRows resources =
                new ResourceRows(settings.checks(), waivers, settings.findings(), files, tally, populations);
        KeyRows keys = new KeyRows(
                settings.checks(),
                new KeyAnalyst(
                        survey.worlds(), regions.trust(), asOf, settings.checkSettings().stepsPerKey()),
                new CostEstimator(settings.prices(), asOf, DAYS_A_MONTH),
                new AccountCosts(
                        settings.prices(), survey.payers(), regions.countedDays()),
                savings,
                waivers,
                settings.findings(),
                files,
                tally,
                populations);
        populations.addListed(ResourceTypes.KMS_KEY, survey.count(KmsKey.class));
        regions.evaluate(new AuditRows(resources, keys, savings), workers, progress, populations);
        keys.writeAccounts();
        for (CheckCounts.Row check : tally.checks()) {
            files.checks.add(check);
        }
        return savings.savings();
    }

    /** Writes as many at a time as there are cores; the order of what it returns is that of the files. */
    private List<WrittenFile> tables(RunFolder run, RunFiles files, Workers workers) throws IOException {
        Map<TableFile<?>, WrittenFile> written = new ConcurrentHashMap<>();
        Progress progress = new Progress(listener, Stage.WRITING, files.all().size());
        for (TableFile<?> table : files.all()) {
            workers.submit(() -> {
                written.put(table, table.write(run));
                progress.done(1);
            });
        }
        workers.await();
        return files.all().stream()
                .map(table -> Objects.requireNonNull(written.get(table)))
                .toList();
    }

    private static WrittenFile write(RunFolder run, String name, byte[] content) throws IOException {
        EvidenceStream stream = EvidenceStream.create(run, name);
        try (stream) {
            stream.write(content);
        }
        return stream.written(OptionalLong.empty());
    }

    private RunSummary summary(SnapshotSurvey survey, CoverageLedger coverage, Savings savings, Path folder) {
        boolean fails = settings.failOn()
                .filter(least ->
                        tally.failures().keySet().stream().anyMatch(severity -> severity.compareTo(least) <= 0))
                .isPresent();
        Outcome outcome = !coverage.gaps().isEmpty() ? Outcome.INCOMPLETE : fails ? Outcome.FINDINGS : Outcome.CLEAN;
        return new RunSummary(
                asOf,
                List.copyOf(settings.filter().accountsOf(snapshot.description())),
                survey.regions().stream()
                        .filter(region -> !region.equals(Fact.GLOBAL))
                        .toList(),
                tally.keys(),
                tally.resources(),
                tally.findings(),
                tally.failures(),
                tally.failedChecks(),
                tally.causes(),
                tally.deadlines(),
                tally.costs(),
                savings,
                coverage.gaps(),
                outcome,
                folder);
    }
}
