package io.keyledger.cli.snapshot;

import io.keyledger.cli.configuration.Configuration;
import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.ExitCode;
import io.keyledger.cli.process.FileProblem;
import io.keyledger.cli.process.FolderTree;
import io.keyledger.cli.process.Logging;
import io.keyledger.cli.process.UsageException;
import io.keyledger.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The snapshot that a question is answered from: the one of {@code --from}, the one that exists in {@code --snapshot},
 * or one that is collected for the question and kept only in {@code --snapshot}.
 */
public final class OneOffSnapshot {
    private OneOffSnapshot() {}

    /** Answers a question from a snapshot. */
    @FunctionalInterface
    public interface Answer {
        ExitCode from(Snapshot snapshot) throws IOException;
    }

    /**
     * Finds or collects the snapshot and answers.
     *
     * @param narrowed what to collect
     */
    public static ExitCode answer(
            Environment environment, Configuration configuration, Supplier<Configuration> narrowed, Answer answer)
            throws IOException {
        Optional<Snapshot> kept = kept(environment, configuration);
        if (kept.isPresent()) {
            return answer.from(kept.get());
        }
        Logging.start(environment, configuration.log());
        String named = configuration.output().snapshot();
        if (!named.isEmpty()) {
            return answer.from(SnapshotCollection.into(environment.path(named), environment, narrowed.get()));
        }
        Path temporary = temporary();
        try {
            return answer.from(SnapshotCollection.into(temporary, environment, narrowed.get()));
        } finally {
            FolderTree.delete(temporary);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("keyledger-");
        } catch (IOException problem) {
            throw new UsageException(
                    "cannot create a temporary folder for the snapshot (" + FileProblem.sentence(problem)
                            + "); choose a folder with --snapshot",
                    problem);
        }
    }

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
