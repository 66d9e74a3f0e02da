package io.keyledger.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.cli.TestEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The options for accounts and Regions choose what of a kept snapshot is evaluated. */
class PartOfASnapshotTest {
    private static final String WHOLE = "reports/20261124T030000Z";
    private static final String OWN = "111122223333";
    private static final String OTHER = "444455556666";
    private static final List<String> TABLES =
            List.of("keys.csv", "resources.csv", "findings.csv", "access.csv", "grants.csv", "costs.csv", "checks.csv");

    @TempDir
    private static Path directory;

    private final TestEnvironment environment = TestEnvironment.in(directory);
    private final Path whole = directory.resolve(WHOLE);

    @TempDir
    private Path output;

    @BeforeAll
    static void makeARunOfTheWhole() {
        TestEnvironment.in(directory).run("demo", "--findings", "all");
    }

    private Path evaluate(String... options) {
        List<String> arguments = new ArrayList<>(
                List.of("audit", "--from", snapshot(), "--findings", "all", "--output", output.toString()));
        arguments.addAll(List.of(options));
        assertThat(environment.run(arguments.toArray(String[]::new)))
                .as(environment.err())
                .isIn(0, 1, 3);
        return output.resolve("20261124T030000Z");
    }

    private static String snapshot() {
        try (var folders = Files.list(directory.resolve("reports/snapshots"))) {
            return folders.findFirst().orElseThrow().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertSameRows(Path part, Predicate<Map<String, String>> chosen) throws IOException {
        for (String table : TABLES) {
            assertThat(rows(part, table))
                    .as(table)
                    .containsExactlyElementsOf(
                            rows(whole, table).stream().filter(chosen).toList());
        }
    }

    /**
     * What a free tier covers is shared by all keys of an account, so its line changes with the choice. A check that
     * was not evaluated has a row without a place.
     */
    private static List<Map<String, String>> rows(Path run, String table) throws IOException {
        return Csv.rows(run.resolve(table)).stream()
                .filter(row -> !table.equals("costs.csv") || !"".equals(row.get("key_arn")))
                .filter(row -> !table.equals("checks.csv") || !"".equals(row.get("account_id")))
                .toList();
    }

    @Test
    void aRegionHasTheRowsThatItHasInTheWhole() throws IOException {
        Path part = evaluate("--region", "eu-west-1");

        assertSameRows(part, row -> "eu-west-1".equals(row.get("region")) || "global".equals(row.get("region")));
        assertThat(Csv.column(part.resolve("coverage.csv"), "region"))
                .contains("eu-west-1", "global")
                .doesNotContain("us-east-1", "eu-central-1");
    }

    @Test
    void anAccountHasTheRowsThatItHasInTheWhole() throws IOException {
        Path part = evaluate("--account", OTHER);

        assertSameRows(part, row -> OTHER.equals(row.get("account_id")));
        assertThat(Csv.column(part.resolve("coverage.csv"), "account_id")).containsOnly(OTHER);
    }

    @Test
    void aRegionThatIsLeftOutHasNoRowAndAllOthersHaveTheirs() throws IOException {
        Path part = evaluate("--not-region", "eu-west-1");

        assertSameRows(part, row -> !"eu-west-1".equals(row.get("region")));
    }

    @Test
    void theManifestAndTheSummarySayWhatWasEvaluatedAndOfWhat() throws IOException {
        Path part = evaluate("--account", OWN, "--not-region", "eu-west-1");

        JsonNode manifest = JsonMapper.shared().readTree(Files.readString(part.resolve("manifest.json")));
        assertThat(texts(manifest.at("/scope/accounts"))).containsExactly(OWN);
        assertThat(texts(manifest.at("/scope/regions"))).containsExactly("us-east-1");
        assertThat(texts(manifest.at("/snapshot/accounts"))).containsExactly(OWN, OTHER);
        assertThat(texts(manifest.at("/snapshot/regions"))).containsExactly("eu-central-1", "eu-west-1", "us-east-1");
        JsonNode summary = JsonMapper.shared().readTree(Files.readString(part.resolve("summary.json")));
        assertThat(texts(summary.at("/accounts"))).containsExactly(OWN);
        assertThat(texts(summary.at("/regions"))).containsExactly("us-east-1");
        assertThat(environment.out())
                .contains("1 account in 1 Region, as of")
                .contains("A part of the snapshot only: us-east-1 of " + OWN + "\n");
    }

    @Test
    void aRunOfAPartCanBeReplayed() {
        Path part = evaluate("--region", "us-east-1");

        assertThat(environment.run("verify", part.toString(), "--replay", "--snapshot", snapshot()))
                .as(environment.out())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        --region  | eu-west-2    | has no Region eu-west-2; did you mean eu-west-1?
        --region  | ap-south-1   | has no Region ap-south-1; it has the Regions eu-central-1, eu-west-1, us-east-1
        --account | 111122223334 | has no account 111122223334; did you mean 111122223333?
        --account | 999999999999 | has no account 999999999999; it has the accounts 111122223333, 444455556666
        """)
    void whatIsNotInTheSnapshotIsAnErrorWithWhatIs(String option, String value, String sentence) {
        for (String command : List.of("audit", "access")) {
            assertThat(environment.run(command, "--from", snapshot(), option, value))
                    .isEqualTo(2);
            assertThat(environment.err().lines()).singleElement().asString().contains(sentence);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"audit", "access"})
    void aChoiceThatLeavesNothingIsAnError(String command) {
        assertThat(environment.run(command, "--from", snapshot(), "--region", "us-east-1", "--not-region", "us-east-1"))
                .isEqualTo(2);

        assertThat(environment.err()).contains("Nothing is left to evaluate");
    }

    @Test
    void accessAnswersForTheChosenKeysAndKnowsTheOtherAccounts() throws IOException {
        List<Map<String, String>> all = access();

        assertThat(access("--account", OTHER))
                .isNotEmpty()
                .containsExactlyElementsOf(all.stream()
                        .filter(row -> OTHER.equals(row.get("account_id")))
                        .toList());
    }

    private List<Map<String, String>> access(String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("access", "--from", snapshot(), "--format", "csv"));
        arguments.addAll(List.of(options));
        assertThat(environment.run(arguments.toArray(String[]::new))).isIn(0, 3);
        return Csv.rows(Files.writeString(output.resolve("access.csv"), environment.out()));
    }

    @Test
    void aKeyOfAnotherRegionIsNotThere() {
        assertThat(environment.run("access", "--from", snapshot(), "--region", "us-east-1", "--key", "alias/orders"))
                .isEqualTo(2);

        assertThat(environment.err()).contains("There is no key 'alias/orders' in us-east-1 of ");
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
