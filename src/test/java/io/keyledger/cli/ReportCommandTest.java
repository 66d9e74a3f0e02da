package io.keyledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
    private static final String RUN = "reports/20261124T030000Z";

    @TempDir
    private Path directory;

    private TestEnvironment environment;
    private Path page;

    @BeforeEach
    void makeARun() {
        environment = TestEnvironment.in(directory);
        environment.run("demo");
        page = directory.resolve(RUN).resolve("report.html");
    }

    @Test
    void theDemoSaysWhereThePageIs() {
        assertThat(environment.out()).contains("Page       " + page + ", for a browser\n");
    }

    @Test
    void aPageThatIsMissingIsMadeAgainWithTheSameBytes() throws IOException {
        Files.delete(page);
        assertThat(environment.run("verify", RUN)).isEqualTo(1);

        assertThat(environment.run("report", RUN, "--format", "html")).isZero();

        assertThat(environment.out()).isEqualTo(page + "\n");
        assertThat(environment.run("verify", RUN, "--replay")).isZero();
    }

    @Test
    void thePageCanBeWrittenElsewhereAndToStandardOutput() throws IOException {
        assertThat(environment.run("report", RUN, "--output", "copy.html")).isZero();
        assertThat(directory.resolve("copy.html")).hasSameBinaryContentAs(page);

        assertThat(environment.run("report", RUN, "--format", "html", "--output", "-"))
                .isZero();
        assertThat(environment.out()).isEqualTo(Files.readString(page));
    }

    @Test
    void aPageThatTheManifestDoesNotListStaysOutOfTheFolder() throws IOException {
        Files.writeString(directory.resolve(RUN).resolve("grants.csv"), "account_id,region,key_arn\n");
        Files.delete(page);

        assertThat(environment.run("report", RUN)).isEqualTo(2);

        assertThat(environment.err()).contains("The run's manifest lists another report.html", "--output");
        assertThat(page).doesNotExist();
        assertThat(directory.resolve(RUN)).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void aRunWithoutAPageNeedsAnOutput() throws IOException {
        Path manifest = directory.resolve(RUN).resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("report.html", "other.html"));

        assertThat(environment.run("report", RUN)).isEqualTo(2);

        assertThat(environment.err()).contains("The run's manifest does not list report.html", "--output");
    }

    @Test
    void aSettingLimitsTheRowsOfThePage() throws IOException {
        Files.writeString(directory.resolve("few.yaml"), "report:\n  max-rows: 5\n");

        environment.run("demo", "--config", "few.yaml", "--output", "few");

        Path few = directory.resolve("few/20261124T030000Z");
        assertThat(few.resolve("report.html")).content().contains("205 of 210 rows are only in findings.csv.");
        assertThat(environment.run("verify", "few/20261124T030000Z", "--replay"))
                .isZero();
    }

    @Test
    void anInvalidLimitIsRefused() throws IOException {
        Files.writeString(directory.resolve("none.yaml"), "report:\n  max-rows: 0\n");

        assertThat(environment.run("demo", "--config", "none.yaml")).isEqualTo(2);

        assertThat(environment.err()).contains("'report.max-rows' must be from 1 to 1000000, not 0");
    }

    @Test
    void aFolderThatIsNoRunIsRefused() {
        assertThat(environment.run("report", "reports")).isEqualTo(2);

        assertThat(environment.err())
                .contains("There is no run in reports, because it has no manifest.json; choose the folder of a"
                        + " finished run");
    }

    @Test
    void aComparisonWithAnEarlierRunIsOnAPageOfItsOwn() throws IOException {
        Files.writeString(directory.resolve(RUN).resolve("diff.csv"), """
            change,account_id,region,kind,id,key_arn,column,old,new,severity,cause
            new,111122223333,eu-west-1,finding,kl-1,,status,PASS,FAIL,HIGH,aws
            """);

        assertThat(environment.run("report", RUN, "--format", "changes")).isZero();
        assertThat(directory.resolve(RUN).resolve("changes.html"))
                .content()
                .contains("What changed since the last run", "1 new.");
        assertThat(environment.run("verify", RUN)).isZero();

        assertThat(environment.run("report", RUN)).isZero();
        assertThat(page).content().doesNotContain("id=\"changes\"");
    }

    @Test
    void aRunThatWasNotComparedHasNoChanges() {
        assertThat(environment.run("report", RUN, "--format", "changes")).isEqualTo(2);

        assertThat(environment.err()).contains("There is no diff.csv in " + RUN);
    }

    @Test
    void anUnknownFormatIsRefused() {
        assertThat(environment.run("report", RUN, "--format", "htm")).isEqualTo(2);

        assertThat(environment.err()).contains("--format can't be 'htm'; it must be one of html, changes");
    }

    @Test
    void anOutputInAFolderThatDoesNotExistIsRefused() {
        assertThat(environment.run("report", RUN, "--output", "missing/page.html"))
                .isEqualTo(2);

        assertThat(environment.err()).contains("--output missing/page.html is not a file in a folder that exists");
    }
}
