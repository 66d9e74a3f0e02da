package io.keyledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.cli.process.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
    @TempDir
    private Path directory;

    @Test
    void endsWithZeroAndSaysHowAnAuditWouldEnd() {
        TestEnvironment environment = TestEnvironment.in(directory);

        int code = environment.run("demo", "--fail-on", "none");

        assertThat(code).isEqualTo(ExitCode.CLEAN.number());
        assertThat(environment.out())
                .endsWith("An audit of this account would exit with code 3: the evidence is incomplete.\n");
    }

    @Test
    void leavesASnapshotThatAnAuditCanEvaluate() {
        TestEnvironment environment = TestEnvironment.in(directory);
        environment.run("demo");

        int code = environment.run("audit", "--from", "latest");

        assertThat(code).isEqualTo(ExitCode.INCOMPLETE.number());
        Path reports = directory.resolve("reports");
        assertThat(reports.resolve("20261124T030000Z-2/keys.csv"))
                .hasSameBinaryContentAs(reports.resolve("20261124T030000Z/keys.csv"));
    }

    @Test
    void writesItsSnapshotAnewEachTime() throws IOException {
        TestEnvironment environment = TestEnvironment.in(directory);
        environment.run("demo");
        Path snapshot = directory.resolve("reports/snapshots/20261124T030000Z");
        try (Stream<Path> parts = Files.walk(snapshot.resolve("parts"))) {
            Files.delete(parts.filter(Files::isRegularFile).findFirst().orElseThrow());
        }

        environment.run("demo");

        Path reports = directory.resolve("reports");
        assertThat(reports.resolve("20261124T030000Z-2/manifest.json"))
                .hasSameBinaryContentAs(reports.resolve("20261124T030000Z/manifest.json"));
    }

    @Test
    void neverRemovesWhatIsNotItsOwn() throws IOException {
        Path theirs = Files.createDirectories(directory.resolve("reports/snapshots/20261124T030000Z"));
        Files.writeString(theirs.resolve("theirs.txt"), "");
        TestEnvironment environment = TestEnvironment.in(directory);

        int code = environment.run("demo");

        assertThat(code).isEqualTo(ExitCode.USAGE.number());
        assertThat(environment.err()).contains("is in the way of the sample account");
        assertThat(theirs.resolve("theirs.txt")).exists();
    }
}
