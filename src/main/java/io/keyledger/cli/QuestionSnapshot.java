package io.keyledger.cli;

import io.keyledger.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The snapshot that answers a question: a kept one, or one that is collected for it and not kept unless asked to. */
final class QuestionSnapshot {
    private QuestionSnapshot() {}

    /** Answers from a snapshot. */
    @FunctionalInterface
    interface Answer {
        ExitCode from(Snapshot snapshot) throws IOException;
    }

    /**
     * Answers from the kept snapshot if there is one, otherwise from one that is collected.
     *
     * @param scope what to collect
     */
    static ExitCode answer(
            Environment environment, Configuration configuration, Supplier<Configuration> scope, Answer answer)
            throws IOException {
        Optional<Snapshot> kept = kept(environment, configuration);
        if (kept.isPresent()) {
            return answer.from(kept.get());
        }
        Logging.start(environment, configuration.log());
        String named = configuration.output().snapshot();
        if (!named.isEmpty()) {
            return answer.from(SnapshotCollection.into(environment.path(named), environment, scope.get()));
        }
        Path temporary = temporary();
        try {
            return answer.from(SnapshotCollection.into(temporary, environment, scope.get()));
        } finally {
            FolderTree.delete(temporary);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("keyledger-question-");
        } catch (IOException problem) {
            throw new UsageException(
                    "cannot create a temporary folder for the snapshot (" + FileProblem.sentence(problem)
                            + "); choose a folder with --snapshot",
                    problem);
        }
    }

    /** The kept snapshot, if one is given and exists. */
    private static Optional<Snapshot> kept(Environment environment, Configuration configuration) throws IOException {
        Optional<Snapshot> from = KeptSnapshot.open(environment, configuration);
        if (from.isPresent()) {
            return from;
        }
        String named = configuration.output().snapshot();
        if (named.isEmpty() || !Files.isDirectory(environment.path(named)) || isEmpty(environment.path(named))) {
            return Optional.empty();
        }
        return Optional.of(Snapshot.open(environment.path(named)));
    }

    private static boolean isEmpty(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findFirst().isEmpty();
        } catch (IOException _) {
            return false;
        }
    }
}
