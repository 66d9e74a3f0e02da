package io.keyledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyCommandTest {
    private static final String RUN = "reports/20261124T030000Z";

    @TempDir
    private static Path made;

    @TempDir
    private Path directory;

    private TestEnvironment environment;
    private Path run;

    @BeforeAll
    static void makeARun() {
        TestEnvironment.in(made).run("demo", "--findings", "all");
    }

    @BeforeEach
    void copyTheRun() throws IOException {
        environment = TestEnvironment.in(directory);
        run = Files.createDirectories(directory.resolve(RUN));
        for (String name : names()) {
            Files.copy(made.resolve(RUN).resolve(name), run.resolve(name));
        }
    }

    static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(made.resolve(RUN))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void everyStepOfAWholeRunHolds() {
        assertThat(environment.run("verify", RUN)).isZero();

        assertThat(environment.out().lines())
                .hasSize(7)
                .allMatch(line -> line.contains(" holds  "))
                .first()
                .isEqualTo("manifest       holds  lists 13 files");
        assertThat(environment.err()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aFlippedBitShowsInEachFile(String name) throws IOException {
        byte[] bytes = Files.readAllBytes(run.resolve(name));
        bytes[bytes.length / 2] ^= 1;
        Files.write(run.resolve(name), bytes);

        assertThat(environment.run("verify", RUN)).isEqualTo(1);

        assertThat(environment.out()).contains("FAILS");
        if (!List.of("manifest.json", "SHA256SUMS").contains(name)) {
            assertThat(environment.out()).contains(name + " was changed");
        }
    }

    @Test
    void aTableThatWasCutShowsItsBytesAndItsRows() throws IOException {
        String text = Files.readString(run.resolve("keys.csv"));
        Files.writeString(run.resolve("keys.csv"), text.substring(0, text.lastIndexOf('\n', text.length() - 2) + 1));

        assertThat(environment.run("verify", RUN)).isEqualTo(1);

        assertThat(environment.out())
                .containsPattern("bytes +FAILS  keys.csv has \\d+ bytes instead of \\d+")
                .containsPattern("rows +FAILS  keys.csv has \\d+ rows instead of \\d+");
    }

    @Test
    void aTableThatWasCutWithinACellIsNoTable() throws IOException {
        String text = Files.readString(run.resolve("findings.csv"));
        Files.writeString(run.resolve("findings.csv"), text.substring(0, text.lastIndexOf('"')));

        assertThat(environment.run("verify", RUN)).isEqualTo(1);

        assertThat(environment.out()).containsPattern("rows +FAILS  findings.csv is not a table");
    }

    @Test
    void aWrongNumberOfRowsInTheManifestShows() throws IOException {
        manifest("(\"name\" : \"grants.csv\"(?s:.*?)\"rows\" : )\\d+", "$1977");

        assertThat(environment.run("verify", RUN)).isEqualTo(1);

        assertThat(environment.out()).containsPattern("rows +FAILS  grants.csv has \\d+ rows instead of 977");
    }

    @Test
    void aFileThatIsMissingShows() throws IOException {
        Files.delete(run.resolve("access.csv"));

        assertThat(environment.run("verify", RUN)).isEqualTo(1);

        assertThat(environment.out()).contains("FAILS  access.csv is missing");
    }

    @Test
    void aLinkIsNotAFileOfTheRun() throws IOException {
        Path elsewhere = directory.resolve("elsewhere.csv");
        Files.move(run.resolve("access.csv"), elsewhere);
        Files.createSymbolicLink(run.resolve("access.csv"), elsewhere);

        assertThat(environment.run("verify", RUN)).isEqualTo(1);

        assertThat(environment.out()).contains("FAILS  access.csv is missing");
    }

    @Test
    void aFileThatWasAddedShows() throws IOException {
        Files.writeString(run.resolve("more.csv"), "a\n");

        assertThat(environment.run("verify", RUN)).isEqualTo(1);

        assertThat(environment.out()).contains("FAILS  more.csv does not belong to this run");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../keys.csv",
                "..",
                ".",
                "/etc/passwd",
                "a/b.csv",
                "a\\\\\\\\b.csv",
                "manifest.json",
                "SHA256SUMS"
            })
    void aNameThatLeavesTheFolderIsRefused(String name) throws IOException {
        manifest("\"name\" : \"grants.csv\"", "\"name\" : \"" + name + "\"");

        assertThat(environment.run("verify", RUN)).isEqualTo(1);

        assertThat(environment.out())
                .startsWith("manifest       FAILS  manifest.json lists ")
                .hasLineCount(1);
    }

    @Test
    void aNameThatIsListedTwiceIsRefused() throws IOException {
        manifest("\"name\" : \"grants.csv\"", "\"name\" : \"Keys.csv\"");

        assertThat(environment.run("verify", RUN)).isEqualTo(1);

        assertThat(environment.out()).isEqualTo("manifest       FAILS  manifest.json lists Keys.csv twice\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "null", "{\"files\":[]}", "{\"files\":{}", "not JSON"})
    void whatIsNoManifestIsRefused(String content) throws IOException {
        Files.writeString(run.resolve("manifest.json"), content);

        assertThat(environment.run("verify", RUN)).isEqualTo(1);

        assertThat(environment.out())
                .startsWith("manifest       FAILS  manifest.json ")
                .hasLineCount(1);
        assertThat(environment.err()).isEmpty();
    }

    @Test
    void aKindOfWhichSomethingHasNoRowShows() throws IOException {
        manifest("(\"kind\" : \"AWS::KMS::Key\",\\s+\"listed\" : )\\d+", "$1977");

        assertThat(environment.run("verify", RUN)).isEqualTo(1);

        assertThat(environment.out()).contains("FAILS  of 977 listed AWS::KMS::Key, ");
    }

    @Test
    void aFolderThatIsNotThereIsAMistakeOfTheUser() {
        assertThat(environment.run("verify", "nowhere")).isEqualTo(2);
        assertThat(environment.err()).isEqualTo("keyledger: There is no folder nowhere; choose the folder of a run\n");
    }

    @Test
    void aReplayGivesTheSameBytes() {
        TestEnvironment where = TestEnvironment.in(made).with(Map.of("KEYLEDGER_FAIL_ON", "none"));

        assertThat(where.run("verify", RUN, "--replay")).isZero();

        assertThat(where.out())
                .containsPattern("replay +holds  the snapshot in .*20261124T030000Z gives the same bytes");
    }

    @Test
    void aReplayShowsFilesThatWereMadeUpTogetherWithTheirDigests() throws IOException {
        String snapshot = made.resolve("reports/snapshots/sample").toString();
        manifest("\"tool_version\" : \"[^\"]*\"", "\"tool_version\" : \"another\"");
        assertThat(environment.run("verify", RUN, "--replay", "--snapshot", snapshot))
                .isEqualTo(1);
        assertThat(environment.out())
                .contains("replay         FAILS  not done: the run was written by keyledger another");
    }

    @Test
    void withoutItsSnapshotAReplayIsNotDone() {
        assertThat(environment.run("verify", RUN, "--replay")).isEqualTo(3);

        assertThat(environment.out())
                .containsPattern("replay +FAILS  not done: there is no snapshot of 2026-11-24T03:00:00Z in ");
    }

    private void manifest(String pattern, String replacement) throws IOException {
        String text = Files.readString(run.resolve("manifest.json"));
        String changed = text.replaceFirst(pattern, replacement);
        assertThat(changed).isNotEqualTo(text);
        Files.writeString(run.resolve("manifest.json"), changed);
    }
}
