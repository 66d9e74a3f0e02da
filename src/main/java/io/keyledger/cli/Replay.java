package io.keyledger.cli;

import io.keyledger.deliver.FolderDestination;
import io.keyledger.deliver.verify.Manifest;
import io.keyledger.deliver.verify.VerificationStep;
import io.keyledger.evaluate.AuditSettings;
import io.keyledger.evaluate.EvaluationListener;
import io.keyledger.report.AuditReport;
import io.keyledger.snapshot.Snapshot;
import io.keyledger.snapshot.SnapshotException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Evaluates the snapshot of a run again, with the run's own configuration and instant, and compares the bytes. */
final class Replay {
    private static final String NAME = "replay";
    private static final String CONFIGURATION = "configuration.json";
    private static final List<String> SECTIONS =
            List.of("checks", "trust", "waivers", "accepted-gaps", "evaluate", "report", "usage", "costs", "scope");

    private final Environment environment;
    private final Configuration configuration;
    private final Path run;
    private final Manifest manifest;

    /** @param configuration the price sheet and framework mappings, if the run did not use the bundled ones */
    Replay(Environment environment, Configuration configuration, Path run, Manifest manifest) {
        this.environment = environment;
        this.configuration = configuration;
        this.run = run;
        this.manifest = manifest;
    }

    /** @param done false if the replay was not possible, so that it proves nothing about the run */
    record Outcome(VerificationStep step, boolean done) {
        static Outcome notDone(String reason) {
            return new Outcome(new VerificationStep(NAME, "", List.of("not done: " + reason)), false);
        }
    }

    /** @param named the folder of the snapshot; empty to search for it */
    Outcome against(String named) throws IOException {
        if (!manifest.toolVersion().equals(Version.text())) {
            return Outcome.notDone("the run was written by keyledger " + manifest.toolVersion() + " and this is "
                    + Version.text() + "; replay it with the same version");
        }
        Optional<Snapshot> snapshot = named.isEmpty() ? kept() : Optional.of(Snapshot.open(environment.path(named)));
        if (snapshot.isEmpty()) {
            return Outcome.notDone("there is no snapshot of " + manifest.snapshotBegun() + " in " + snapshots() + ";"
                    + " choose it with --snapshot");
        }
        JsonNode kept;
        try {
            kept = JsonMapper.shared().readTree(Files.readString(run.resolve(CONFIGURATION)));
        } catch (JacksonException | NoSuchFileException unreadable) {
            return Outcome.notDone("configuration.json can't be read");
        }
        if (!kept.path("prices-sha256")
                .asString("")
                .equals(EffectiveConfiguration.priceSheetDigest(environment, configuration))) {
            return Outcome.notDone(
                    "the run used another price sheet; set it as costs.prices in a configuration file (--config)");
        }
        if (!kept.path("frameworks-sha256")
                .asString("")
                .equals(EffectiveConfiguration.frameworksDigest(environment, configuration))) {
            return Outcome.notDone(
                    "the run used other framework mappings; set them as evaluate.frameworks in a configuration file"
                            + " (--config)");
        }
        return compare(snapshot.get(), configuration(kept, snapshot.get()));
    }

    private Configuration configuration(JsonNode kept, Snapshot snapshot) {
        ObjectNode sections = JsonMapper.shared().createObjectNode();
        SECTIONS.stream().filter(kept::has).forEach(section -> sections.set(section, kept.path(section)));
        ObjectNode evaluate = sections.withObject("/evaluate");
        evaluate.put("from", snapshot.directory().toString());
        evaluate.put("as-of", manifest.asOf().toString());
        evaluate.put("frameworks", configuration.evaluate().frameworks());
        sections.withObject("/costs").put("prices", configuration.costs().prices());
        return ConfigurationLoader.of(
                JsonMapper.shared().convertValue(sections, new TypeReference<Map<String, Object>>() {}));
    }

    private Outcome compare(Snapshot snapshot, Configuration replayed) throws IOException {
        AuditSettings settings = EvaluationSettings.of(environment, replayed).with(KeptScope.of(replayed, snapshot));
        Path temporary = Files.createTempDirectory("keyledger-replay");
        try {
            Path again = temporary.resolve("run");
            AuditReport.write(snapshot, settings, new FolderDestination(again), EvaluationListener.NONE);
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

    private Path snapshots() {
        return run.toAbsolutePath().normalize().resolveSibling(SnapshotLocation.FOLDER);
    }

    /** The snapshot in the run's output folder with the start time in the manifest. */
    private Optional<Snapshot> kept() throws IOException {
        try (Stream<Path> folders = Files.list(snapshots())) {
            return folders.sorted()
                    .map(Replay::open)
                    .flatMap(Optional::stream)
                    .filter(snapshot -> snapshot.description().asOf().equals(manifest.snapshotBegun()))
                    .findFirst();
        } catch (NoSuchFileException | NotDirectoryException _) {
            return Optional.empty();
        }
    }

    private static Optional<Snapshot> open(Path directory) {
        try {
            return Optional.of(Snapshot.open(directory));
        } catch (SnapshotException _) {
            return Optional.empty();
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
