package io.keyledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.cli.process.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the sample account comes to is what is committed, byte for byte; {@code .ci/renew-sample} writes it anew. */
class SampleRunTest {
    private static final Path SAMPLE = Path.of("reports/sample");
    private static final String RENEW = "%s, which .ci/renew-sample writes anew";

    @TempDir
    private Path directory;

    private Path run;
    private String terminal = "";

    @BeforeEach
    void runTheDemo() {
        TestEnvironment environment = TestEnvironment.in(directory);
        environment.run("demo");
        run = directory.resolve("reports/20261124T030000Z");
        terminal = environment.out().replace(directory + "/", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "access.csv",
                "checks.csv",
                "frameworks.csv",
                "configuration.json",
                "costs.csv",
                "coverage.csv",
                "findings.csv",
                "grants.csv",
                "keys.csv",
                "report.html",
                "resources.csv",
                "summary.json"
            })
    void everyFileIsAsCommitted(String file) throws IOException {
        // The classes of a test are in no jar, so that they have another version than the sample, which is in its
        // snapshot.
        JsonNode sample = manifest(SAMPLE);
        String committed = Files.readString(SAMPLE.resolve(file))
                .replace("keyledger " + sample.path("tool_version").asString(), "keyledger " + Version.text())
                .replace(snapshot(sample), snapshot(manifest(run)));

        assertThat(Files.readString(run.resolve(file))).as(RENEW, file).isEqualTo(committed);
    }

    private static JsonNode manifest(Path run) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(run.resolve("manifest.json")));
    }

    private static String snapshot(JsonNode manifest) {
        return manifest.path("snapshot").path("sha256").asString();
    }

    @Test
    void theTerminalShowsWhatIsCommitted() throws IOException {
        Path golden = Path.of("src/test/resources/golden/terminal.txt");

        assertThat(terminal).as(RENEW, golden).isEqualTo(Files.readString(golden));
    }

    @Test
    void theCommittedManifestIsThatOfTheCommittedFiles() throws Exception {
        JsonNode manifest = manifest(SAMPLE);

        assertThat(manifest.path("files").size()).isEqualTo(13);
        for (JsonNode file : manifest.path("files")) {
            byte[] bytes = Files.readAllBytes(SAMPLE.resolve(file.path("name").asString()));
            assertThat(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
                    .as(RENEW, file.path("name").asString())
                    .isEqualTo(file.path("sha256").asString());
        }
    }
}
