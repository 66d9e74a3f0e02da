package io.keyledger.cli.run;

import io.keyledger.cli.configuration.Configuration;
import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.UsageException;
import io.keyledger.cli.process.Version;
import io.keyledger.cli.settings.EvaluationSettings;
import io.keyledger.cli.settings.KeptScope;
import io.keyledger.cli.settings.RunConfiguration;
import io.keyledger.cli.snapshot.KeptSnapshots;
import io.keyledger.deliver.FolderDestination;
import io.keyledger.evaluate.AuditSettings;
import io.keyledger.evaluate.EvaluationListener;
import io.keyledger.evaluate.diff.Cause;
import io.keyledger.evaluate.diff.ChangeSink;
import io.keyledger.evaluate.diff.RunDescription;
import io.keyledger.evaluate.diff.RunDiff;
import io.keyledger.evaluate.diff.Step;
import io.keyledger.report.AuditReport;
import io.keyledger.report.csv.RunTableFiles;
import io.keyledger.snapshot.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Compares the folders of two runs, and evaluates the older snapshot again to find causes if it can. */
public final class RunComparison {
    private final Environment environment;
    private final Configuration configuration;
    private final Path olderRun;
    private final Path newerRun;
    private final RunDescription older;
    private final RunDescription newer;
    private String note = "";

    public RunComparison(Environment environment, Configuration configuration, Path olderRun, Path newerRun)
            throws IOException {
        this.environment = environment;
        this.configuration = configuration;
        this.olderRun = olderRun;
        this.newerRun = newerRun;
        this.older = RunDescription.read(olderRun);
        this.newer = RunDescription.read(newerRun);
    }

    public RunDescription older() {
        return older;
    }

    public RunDescription newer() {
        return newer;
    }

    /** Why causes could not be told apart, in one sentence; empty if they could. */
    public String note() {
        return note;
    }

    /** Compares, with the causes that the manifests allow. */
    void compare(ChangeSink sink) throws IOException {
        compare(List.of(), sink);
    }

    /**
     * Compares, with causes found by evaluating the older snapshot again.
     *
     * @param named the folder of the older snapshot; empty to search for it
     * @param work an existing folder for temporary runs
     */
    public void compareWithCauses(String named, Path work, ChangeSink sink) throws IOException {
        compare(steps(named, work), sink);
    }

    private void compare(List<Step> steps, ChangeSink sink) throws IOException {
        try {
            RunDiff.compare(older, new RunTableFiles(olderRun), steps, newer, new RunTableFiles(newerRun), sink);
        } catch (UncheckedIOException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }

    /** An evaluation of the older snapshot. */
    private record Evaluation(String name, Path configured, Instant asOf, Set<Cause> causes) {}

    private List<Step> steps(String named, Path work) throws IOException {
        List<Evaluation> wanted = wanted();
        if (wanted.isEmpty()) {
            return List.of();
        }
        if (!newer.toolVersion().equals(Version.text())) {
            note = "the newer run was written by keyledger " + newer.toolVersion() + " and this is " + Version.text();
            return List.of();
        }
        KeptSnapshots snapshots = KeptSnapshots.beside(olderRun);
        Optional<Snapshot> snapshot = named.isEmpty()
                ? snapshots.begun(older.snapshotBegun())
                : Optional.of(Snapshot.open(environment.path(named)));
        if (snapshot.isEmpty()) {
            note = "there is no snapshot of " + older.snapshotBegun() + " in " + snapshots.folder()
                    + "; choose it with --snapshot";
            return List.of();
        }
        return evaluate(wanted, snapshot.get(), work);
    }

    /** What separates the causes: each evaluation has one more of the newer run's circumstances. */
    private List<Evaluation> wanted() {
        Set<Cause> causes = newer.causesSince(older);
        boolean clock = causes.contains(Cause.CLOCK);
        boolean settings = causes.contains(Cause.CONFIGURATION);
        List<Evaluation> wanted = new ArrayList<>();
        if (causes.contains(Cause.TOOL)) {
            wanted.add(new Evaluation("tool", olderRun, older.asOf(), Set.of(Cause.TOOL)));
        }
        if (clock) {
            wanted.add(new Evaluation("clock", settings ? olderRun : newerRun, newer.asOf(), Set.of(Cause.CLOCK)));
        }
        if (settings) {
            wanted.add(new Evaluation("configuration", newerRun, newer.asOf(), Set.of(Cause.CONFIGURATION)));
        }
        if (!causes.contains(Cause.AWS) && !causes.contains(Cause.SCOPE) && !wanted.isEmpty()) {
            // The last one would be the newer run itself.
            wanted.removeLast();
        }
        return wanted;
    }

    private List<Step> evaluate(List<Evaluation> wanted, Snapshot snapshot, Path work) throws IOException {
        List<Step> steps = new ArrayList<>();
        Set<Cause> pending = EnumSet.noneOf(Cause.class);
        for (Evaluation evaluation : wanted) {
            pending.addAll(evaluation.causes());
            Optional<Step> step = evaluate(evaluation, pending, snapshot, work.resolve(evaluation.name()));
            if (step.isPresent()) {
                steps.add(step.get());
                pending.clear();
            }
        }
        return steps;
    }

    private Optional<Step> evaluate(Evaluation evaluation, Set<Cause> causes, Snapshot snapshot, Path folder)
            throws IOException {
        RunConfiguration kept = RunConfiguration.read(environment, configuration, evaluation.configured());
        Optional<String> problem = kept.problem();
        if (problem.isPresent()) {
            note = problem.get();
            return Optional.empty();
        }
        Configuration again = kept.ofAllFindings(snapshot, evaluation.asOf());
        AuditSettings settings;
        try {
            settings = EvaluationSettings.of(environment, again).with(KeptScope.of(again, snapshot));
        } catch (UsageException unusable) {
            note = "the configuration of " + evaluation.configured().getFileName() + " can't be used again: "
                    + unusable.getMessage();
            return Optional.empty();
        }
        AuditReport.write(snapshot, settings, new FolderDestination(folder), EvaluationListener.NONE);
        RunDescription made = RunDescription.read(folder);
        if (!made.snapshotSha256().equals(older.snapshotSha256())) {
            note = snapshot.directory() + " is not the snapshot of " + older.name();
            return Optional.empty();
        }
        return Optional.of(new Step(made, new RunTableFiles(folder), causes));
    }

    /** A temporary folder, which the caller deletes. */
    public static Path temporary() throws IOException {
        return Files.createTempDirectory("keyledger-diff");
    }
}
