package io.keyledger.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.endtoend.PackagedProgram.Running;
import io.keyledger.snapshot.PartId;
import io.keyledger.snapshot.Snapshot;
import io.keyledger.snapshot.SnapshotException;
import io.keyledger.stub.StubServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Audits of stub servers, each with an output folder of its own, in one folder. */
record Audits(Path folder) {
    /** Names the folder of every run, and of its snapshot. */
    static final String RUN = "20261124T030000Z";

    private static final String SNAPSHOTS = "snapshots";

    Running start(StubServer aws, String output) throws IOException {
        return PackagedProgram.in(folder).start(arguments(aws, output));
    }

    /** The same where no file may become longer. */
    Running start(StubServer aws, String output, long halfKibibytes) throws IOException {
        return PackagedProgram.in(folder).withFilesUpTo(halfKibibytes).start(arguments(aws, output));
    }

    private String[] arguments(StubServer aws, String output) throws IOException {
        // The same for every server, for the manifest has the digest of the configuration.
        Path configuration = folder.resolve("keyledger.yaml");
        if (!Files.exists(configuration)) {
            Files.writeString(configuration, """
                    scope:
                      collectors: [ebs, iam, kms, organizations, s3]
                    collect:
                      quota-share: 1
                      last-usage-limit: 2
                    """);
        }
        return new String[] {
            "audit",
            "--config",
            configuration.toString(),
            "--endpoint-url",
            aws.uri().toString(),
            "--output",
            output(output).toString(),
            "--as-of",
            "2026-11-24T03:00:00Z",
            "--quiet"
        };
    }

    Path output(String name) {
        return folder.resolve(name);
    }

    /** Whether the files of its run are there. */
    boolean isDone(String output) {
        return Files.exists(output(output).resolve(RUN));
    }

    /** Whether all parts of its snapshot are there, so that it reports or has reported. */
    boolean isCollected(String output) {
        try {
            return Snapshot.open(output(output).resolve(SNAPSHOTS).resolve(RUN))
                    .missing()
                    .isEmpty();
        } catch (SnapshotException _) {
            return false;
        }
    }

    /** Parts that are there can be read to their end, and a run that is there has all its files. */
    void assertNothingIsHalf(String output) throws IOException {
        Path snapshots = output(output).resolve(SNAPSHOTS);
        if (!Files.exists(snapshots)) {
            return;
        }
        List<Path> begun;
        try (Stream<Path> folders = Files.list(snapshots)) {
            begun = folders.filter(snapshot -> Files.exists(snapshot.resolve("snapshot.json")))
                    .toList();
        }
        assertThat(begun).hasSizeLessThan(2);
        for (Path directory : begun) {
            Snapshot snapshot = Snapshot.open(directory);
            for (PartId part : snapshot.parts()) {
                snapshot.read(part, _ -> {});
            }
        }
    }
}
