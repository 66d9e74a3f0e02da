package io.keyledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The files that the sample account comes to, byte for byte. Where they are meant to change, {@code -Dgolden.update=true}
 * writes them anew, and the change is there to be read.
 */
class GoldenFilesTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/sample");
    private static final Path SAMPLE = Path.of("reports/sample");
    private static final List<String> FILES = List.of(
            "access.csv",
            "costs.csv",
            "coverage.csv",
            "findings.csv",
            "grants.csv",
            "keys.csv",
            "resources.csv",
            "summary.json");
    private static final String TERMINAL = "terminal.txt";

    @TempDir
    private Path directory;

    @Test
    void theSampleAccountComesToWhatIsCommitted() throws IOException {
        TestEnvironment environment = TestEnvironment.in(directory);
        environment.run("demo");
        Path run = directory.resolve("reports/20261124T030000Z");
        String terminal = environment.out().replace(directory + "/", "");

        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN);
            for (String file : FILES) {
                Files.copy(run.resolve(file), GOLDEN.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
            Files.writeString(GOLDEN.resolve(TERMINAL), terminal);
        }

        for (String file : FILES) {
            assertThat(Files.readString(run.resolve(file))).as(file).isEqualTo(Files.readString(GOLDEN.resolve(file)));
        }
        assertThat(terminal).isEqualTo(Files.readString(GOLDEN.resolve(TERMINAL)));
    }

    @Test
    void theCommittedSampleRunIsTheSame() {
        for (String file : FILES) {
            assertThat(SAMPLE.resolve(file))
                    .as("written by 'demo', and committed")
                    .hasSameTextualContentAs(GOLDEN.resolve(file));
        }
    }
}
