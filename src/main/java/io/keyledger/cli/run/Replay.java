package io.keyledger.cli.run;

import io.keyledger.cli.configuration.Configuration;
import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.FolderTree;
import io.keyledger.cli.process.Version;
import io.keyledger.cli.settings.EvaluationSettings;
import io.keyledger.cli.settings.KeptScope;
import io.keyledger.cli.settings.ReportFormat;
import io.keyledger.cli.settings.RunConfiguration;
import io.keyledger.cli.snapshot.KeptSnapshots;
import io.keyledger.deliver.FolderDestination;
import io.keyledger.deliver.verify.Manifest;
import io.keyledger.deliver.verify.VerificationStep;
import io.keyledger.evaluate.AuditSettings;
import io.keyledger.evaluate.EvaluationListener;
import io.keyledger.report.AuditReport;
import io.keyledger.report.export.RunFormat;
import io.keyledger.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Evaluates the snapshot of a run again, with the run's own configuration and instant, and compares the bytes. */
public final class Replay {
    private static final String NAME = "replay";

    private final Environment environment;
    private final Configuration configuration;
    private final Path run;
    private final Manifest manifest;

    /** @param configuration the price sheet and framework mappings, if the run did not use the bundled ones */
    public Replay(Environment environment, Configuration configuration, Path run, Manifest manifest) {
        this.environment = environment;
        this.configuration = configuration;
        this.run = run;
        this.manifest = manifest;
    }

    /**
     * What a replay found.
     *
     * @param done false if it was not possible, so that it proves nothing about the run
     */
    public record Outcome(VerificationStep step, boolean done) {
        static Outcome notDone(String reason) {
            return new Outcome(new VerificationStep(NAME, "", List.of("not done: " + reason)), false);
        }
    }

    /**
     * Evaluates again and compares.
     *
     * @param named the folder of the snapshot; empty to search for it
     */
    public Outcome against(String named) throws IOException {
        if (!manifest.toolVersion().equals(Version.text())) {
            return Outcome.notDone("the run was written by keyledger " + manifest.toolVersion() + " and this is "
                    + Version.text() + "; replay it with the same version");
        }
        KeptSnapshots snapshots = KeptSnapshots.beside(run);
        Optional<Snapshot> snapshot = named.isEmpty()
                ? snapshots.begun(manifest.snapshotBegun())
                : Optional.of(Snapshot.open(environment.path(named)));
        if (snapshot.isEmpty()) {
            return Outcome.notDone("there is no snapshot of " + manifest.snapshotBegun() + " in " + snapshots.folder()
                    + ";" + " choose it with --snapshot");
        }
        RunConfiguration kept = RunConfiguration.read(environment, configuration, run);
        Optional<String> problem = kept.problem();
        if (problem.isPresent()) {
            return Outcome.notDone(problem.get());
        }
        return compare(snapshot.get(), kept.of(snapshot.get(), manifest.asOf()));
    }

    private Outcome compare(Snapshot snapshot, Configuration replayed) throws IOException {
        AuditSettings settings = EvaluationSettings.of(environment, replayed).with(KeptScope.of(replayed, snapshot));
        Path temporary = Files.createTempDirectory("keyledger-replay");
        try {
            Path again = temporary.resolve("run");
            List<RunFormat> formats = ReportFormat.writers(replayed);
            AuditReport.write(snapshot, settings, new FolderDestination(again), EvaluationListener.NONE, formats);
            List<String> problems = new ArrayList<>();
            for (String name : names(again)) {
                Path file = run.resolve(name);
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                        && Files.mismatch(again.resolve(name), file) >= 0) {
                    problems.add(name + " differs when evaluated from " + snapshot.directory());
                }
            }
            String result = "the snapshot in " + snapshot.directory() + " gives the same bytes";
            return new Outcome(new VerificationStep(NAME, problems.isEmpty() ? result : "", problems), true);
        } finally {
            FolderTree.delete(temporary);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
