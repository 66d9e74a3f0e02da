package io.keyledger.cli.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyledger.check.CheckSettings;
import io.keyledger.check.Severity;
import io.keyledger.classify.Custody;
import io.keyledger.cli.TestEnvironment;
import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class ConfigurationLoaderTest {
    private static final Path BUNDLED = Path.of("config/keyledger.yaml");

    @TempDir
    private Path directory;

    @Test
    void withoutFileVariablesAndOptionsTheDefaultsHold() {
        Configuration configuration = load(Map.of(), Map.of());

        assertThat(configuration.scope().regions()).isEmpty();
        assertThat(configuration.collect().pace().share()).isEqualTo(0.5);
        assertThat(configuration.evaluate().failOn()).isEqualTo(FailOn.HIGH);
        assertThat(configuration.output().directory()).isEqualTo("reports");
        assertThat(configuration.schedule().cron()).isEqualTo("0 3 * * *");
    }

    @Test
    void theBundledFileShowsTheDefaults() throws IOException {
        Configuration standard = load(Map.of(), Map.of());

        file(Files.readString(BUNDLED) + "# and a line more, so that it is read\n");

        assertThat(load(Map.of(), Map.of()))
                .usingRecursiveComparison()
                .ignoringFields("origins")
                .isEqualTo(standard);
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void everyOptionStandsForASettingOfTheBundledFile(Setting setting) throws IOException {
        JsonNode at = bundled();
        for (String key : setting.path().keys()) {
            at = at.path(key);
        }
        assertThat(at.isMissingNode()).as(setting.path().text()).isFalse();
    }

    @Test
    void withoutAFileTheDefaultsOfTheChecksHold() {
        assertThat(load(Map.of(), Map.of()).checks()).isEqualTo(CheckSettings.defaults());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "checks: {cryptoperiod-day: 3} | line 1, column 10: unknown setting 'checks.cryptoperiod-day'; did"
                        + " you mean 'cryptoperiod-days'?",
                "checks: {cryptoperiod-days: soon} | line 1, column 10: 'checks.cryptoperiod-days' can't be 'soon'; it"
                        + " must be a whole number",
                "checks: {cryptoperiod-days: 0} | line 1, column 10: 'checks.cryptoperiod-days' must be at least 1,"
                        + " not 0",
                "checks: {minimum-custody: {'*': costumer-managed}} | 'checks.minimum-custody.*' can't be"
                        + " 'costumer-managed'; it must be one of unencrypted, service-managed, aws-owned, aws-managed,"
                        + " customer-managed, imported, cloudhsm, external-key-store, customer-provided, unknown; did you"
                        + " mean 'customer-managed'?",
                "checks: {severities: {KMS-ROTATION-DISABLED: sever}} | 'checks.severities.KMS-ROTATION-DISABLED'"
                        + " can't be 'sever'; it must be one of critical",
                "trust: {accounts: [12]} | line 1, column 9: 'trust.accounts' must be 12-digit account ids;"
                        + " got '12'",
                "trust: {organizational-units: [ou-ab12-11111111]} | 'trust.organizational-units' must be paths with a"
                        + " slash at the end",
                "trust: {networks: [10.0.0.0/33]} | 'trust.networks' must be addresses or CIDR blocks; got"
                        + " '10.0.0.0/33'",
                "trust: {vpc: [vpc-1]} | unknown setting 'trust.vpc'; did you mean 'vpcs'?",
                "waivers: [{check: '*', resource: a, reason: b}] | line 1, column 11: 'waivers.0' needs 'until'",
                "waivers: [{check: '*', resource: a, reason: b, until: soon}] | 'waivers.0.until' must be a date, for"
                        + " example 2027-06-30, or never; got 'soon'",
                "accepted-gaps: [{action: 's3:*', account: '*', region: '*', reason: b}] | 'accepted-gaps.0' needs"
                        + " 'until'",
                "accepted-gaps: [{action: s3, account: '*', region: '*', reason: b, until: never}] |"
                        + " 'accepted-gaps.0.action' must be a service and action",
                "accepted-gaps: [{action: 's3:*', account: '12', region: '*', reason: b, until: never}] |"
                        + " 'accepted-gaps.0.account' must be a 12-digit account id, or * for every account; got '12'",
                "accepted-gaps: [{action: 's3:*', account: '*', region: '*', reason: ' ', until: never}] |"
                        + " 'accepted-gaps.0.reason' must be the reason why the gap is accepted",
                "accepted-gaps: [{action: 's3:*', account: '*', region: '*', reason: b, until: soon}] |"
                        + " 'accepted-gaps.0.until' must be a date, for example 2027-06-30, or never; got 'soon'"
            })
    void aWrongSettingOfTheEvaluationIsRefusedWithItsPlace(String yaml, String sentence) throws IOException {
        file(yaml + "\n");

        assertThatThrownBy(() -> load(Map.of(), Map.of()))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("audit.yaml, line 1, column ")
                .hasMessageContaining(sentence.strip());
    }

    @Test
    void settingsOfChecksAreReadInTheWordsOfTheFiles() throws IOException {
        file("checks:\n  minimum-custody: {\"AWS::S3::Bucket\": customer-managed}\n  severities: {KMS-X: critical}\n");

        CheckSettings checks = load(Map.of(), Map.of()).checks();

        assertThat(checks.minimumCustody()).containsEntry("AWS::S3::Bucket", Custody.CUSTOMER_MANAGED);
        assertThat(checks.severities()).containsEntry("KMS-X", Severity.CRITICAL);
        assertThat(checks.cryptoperiodDays()).isEqualTo(CheckSettings.defaults().cryptoperiodDays());
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void theBundledFileNamesTheOptionOfEachSetting(Setting setting) throws IOException {
        assertThat(Files.readString(Path.of("config/keyledger.yaml"))).contains("# " + setting.option() + ":");
    }

    @Test
    void theFileCountsBeforeTheDefaults() throws IOException {
        file("evaluate:\n  fail-on: low\nscope:\n  regions: eu-west-1\n");

        Configuration configuration = load(Map.of(), Map.of());

        assertThat(configuration.evaluate().failOn()).isEqualTo(FailOn.LOW);
        assertThat(configuration.scope().regions()).containsExactly("eu-west-1");
        assertThat(configuration.output().directory()).isEqualTo("reports");
    }

    @Test
    void theEnvironmentCountsBeforeTheFileAndTheCommandLineBeforeBoth() throws IOException {
        file("evaluate:\n  fail-on: low\noutput:\n  directory: of-the-file\n");

        Configuration configuration = load(
                Map.of("KEYLEDGER_FAIL_ON", "medium", "KEYLEDGER_OUTPUT", "of-the-environment"),
                Map.of(Setting.OUTPUT, List.of("of-the-command-line")));

        assertThat(configuration.evaluate().failOn()).isEqualTo(FailOn.MEDIUM);
        assertThat(configuration.output().directory()).isEqualTo("of-the-command-line");
    }

    @Test
    void aVariableHoldsAListWithCommasOrSpacesAndAFlagInWords() {
        Configuration configuration =
                load(Map.of("KEYLEDGER_REGION", "eu-west-1,us-east-1 us-west-2", "KEYLEDGER_QUIET", "yes"), Map.of());

        assertThat(configuration.scope().regions()).containsExactly("eu-west-1", "us-east-1", "us-west-2");
        assertThat(configuration.log().quiet()).isTrue();
    }

    @Test
    void anEmptyVariableIsNotAValue() {
        assertThat(load(Map.of("KEYLEDGER_OUTPUT", ""), Map.of()).output().directory())
                .isEqualTo("reports");
    }

    @Test
    void anAccountIdKeepsItsLeadingZeros() throws IOException {
        file("scope:\n  role: auditor\n  accounts:\n    - 012345678901\n    - 111122223333\n");

        assertThat(load(Map.of(), Map.of()).scope().accounts()).containsExactly("012345678901", "111122223333");
    }

    @Test
    void aValueCanStandInQuotesAndOneElementWithoutItsList() throws IOException {
        file("""
            collect: {concurrency: "16", quota-share: '0.25', snapshot-blocks: "true"}
            trust: {accounts: 111122223333}
            waivers: {check: "*", resource: a, reason: 5, until: never}
            """);

        Configuration configuration = load(Map.of(), Map.of());

        assertThat(configuration.collect().pace().concurrency()).isEqualTo(16);
        assertThat(configuration.collect().pace().share()).isEqualTo(0.25);
        assertThat(configuration.collect().depth().snapshotBlocks()).isTrue();
        assertThat(configuration.trust().accounts()).containsExactly("111122223333");
        assertThat(configuration.waivers())
                .hasSize(1)
                .first()
                .extracting("reason")
                .isEqualTo("5");
    }

    @Test
    void aKeyWithoutValueKeepsItsDefault() throws IOException {
        file("output:\n  directory:\nlog:\n");

        assertThat(load(Map.of(), Map.of()).output().directory()).isEqualTo("reports");
    }

    @Test
    void anEmptyFileIsNoMistake() throws IOException {
        file("# nothing yet\n");

        assertThat(load(Map.of(), Map.of()).output().directory()).isEqualTo("reports");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "collect:\\n"
                        + "  qouta-share: 0.2 | audit.yaml, line 2, column 3: unknown setting 'collect.qouta-share'; did"
                        + " you mean 'quota-share'?",
                "collekt:\\n"
                        + "  quota-share: 0.2 | audit.yaml, line 1, column 1: unknown setting 'collekt'; did you mean"
                        + " 'collect'?",
                "collect:\\n"
                        + "  quota-share: 2 | audit.yaml, line 2, column 3: 'collect.quota-share' must be from 0.01 to 1,"
                        + " not 2",
                "collect:\\n"
                        + "  concurrency: many | audit.yaml, line 2, column 3: 'collect.concurrency' can't be 'many'; it"
                        + " must be a whole number",
                "evaluate:\\n"
                        + "  fail-on: hihg | audit.yaml, line 2, column 3: 'evaluate.fail-on' can't be 'hihg'; it must be"
                        + " one of critical, high, medium, low, info, none; did you mean 'high'?",
                "collect: 5 | audit.yaml, line 1, column 1: 'collect' must be a section with 'key: value' lines",
                "output:\\n  directory: [a, b] | audit.yaml, line 2, column 3: 'output.directory' must be a text",
                "- a list | audit.yaml: the file must be a list of 'key: value' lines",
                "scope:\\n"
                        + "  role: auditor\\n"
                        + "  accounts: [12] | audit.yaml, line 3, column 3: 'scope.accounts' must be 12-digit account ids;"
                        + " got '12'",
                "scope:\\n"
                        + "  regions:\\n"
                        + "    - eu-west-1\\n"
                        + "    - eu-wset-2 | audit.yaml, line 2, column 3: 'scope.regions' must be AWS Regions; got"
                        + " 'eu-wset-2'; did you mean 'eu-west-2'?",
                "scope:\\n"
                        + "  regions: [a\\n"
                        + "log: | audit.yaml, line 3, column 4: broken YAML: expected ',' or ']', but got :",
                "log:\\n"
                        + "  quiet: true\\n"
                        + "  quiet: false | audit.yaml, line 3, column 3: 'log.quiet' is set twice; keep one of the two",
                "collect:\\n"
                        + "  quota-share: .nan | audit.yaml, line 2, column 3: 'collect.quota-share' can't be '.nan'; it"
                        + " must be a number",
                "collect:\\n"
                        + "  quota-share: -.inf | audit.yaml, line 2, column 3: 'collect.quota-share' can't be '-.inf'; it"
                        + " must be a number",
                "collect:\\n"
                        + "  quota-share: 1e-300 | audit.yaml, line 2, column 3: 'collect.quota-share' must be from 0.01"
                        + " to 1, not 1E-300",
                "collect:\\n"
                        + "  quota-share: 1e999999999 | audit.yaml, line 2, column 3: 'collect.quota-share' is out of"
                        + " range or not valid for this setting",
                "collect:\\n"
                        + "  concurrency: 99999999999999999999 | audit.yaml, line 2, column 3: 'collect.concurrency' is"
                        + " out of range or not valid for this setting",
                "collect:\\n"
                        + "  concurrency: 1.5 | audit.yaml, line 2, column 3: 'collect.concurrency' can't be '1.5'; it"
                        + " must be a whole number",
                "collect: {concurrency: [1]} | audit.yaml, line 1, column 11: 'collect.concurrency' must be a whole"
                        + " number",
                "log: {quiet: maybe} | audit.yaml, line 1, column 7: 'log.quiet' can't be 'maybe'; it must be true or"
                        + " false",
                "trust: {accounts: {a: b}} | audit.yaml, line 1, column 9: 'trust.accounts' must be a list",
                "trust: {accounts: [[a]]} | audit.yaml, line 1, column 20: 'trust.accounts.0' must be a text",
                "trust: {accounts: [null]} | audit.yaml, line 1, column 20: an element of the list 'trust.accounts'"
                        + " has no value",
                "waivers: [all] | audit.yaml, line 1, column 11: 'waivers.0' must be a section with 'key: value' lines",
                "checks: {severities: [high]} | audit.yaml, line 1, column 10: 'checks.severities' must be a section"
                        + " with 'key: value' lines",
                "evaluate: {fail-on: [high]} | audit.yaml, line 1, column 12: 'evaluate.fail-on' must be one of"
                        + " critical, high, medium, low, info, none",
                "evaluate: {fail-on: 3} | audit.yaml, line 1, column 12: 'evaluate.fail-on' can't be '3'; it must be"
                        + " one of critical, high, medium, low, info, none",
                "log: {quiet: true}\\n"
                        + "---\\n"
                        + "log: {quiet: false} | audit.yaml, line 3, column 1: a second YAML document starts here; put all"
                        + " settings into one",
                "output: {directory: &place runs, snapshot: *place} | audit.yaml, line 1, column 44: aliases are not"
                        + " supported; write the value out",
                "? [a]\\n"
                        + ": b | audit.yaml, line 1, column 4: broken YAML: a key must be plain text, and every bracket"
                        + " must be closed",
                "log:\\n"
                        + "\\tquiet: true | audit.yaml, line 2, column 1: broken YAML: found character '\\t(TAB)' that"
                        + " cannot start any token. (Do not use \\t(TAB) for indentation)",
            })
    void aMistakeInTheFileIsSaidWithItsPlace(String text, String sentence) throws IOException {
        file(text.replace("\\n", "\n").replace("\\t", "\t"));

        assertThatThrownBy(() -> load(Map.of(), Map.of()))
                .isInstanceOf(UsageException.class)
                .hasMessage(sentence.strip());
    }

    @Test
    void aFileOfEndlessBracketsIsRefused() throws IOException {
        file("output: " + "{a: ".repeat(50_000));

        assertThatThrownBy(() -> load(Map.of(), Map.of()))
                .isInstanceOf(UsageException.class)
                .hasMessage("audit.yaml: too many levels, or too long a value");
    }

    @Test
    void aFileThatIsFarTooLargeIsRefusedUnread() throws IOException {
        file("#".repeat(2 << 20));

        assertThatThrownBy(() -> load(Map.of(), Map.of()))
                .isInstanceOf(UsageException.class)
                .hasMessage("The configuration file audit.yaml is larger than 1 MiB; is it the right file?");
    }

    @Test
    void anUnknownVariableIsAnErrorLikeAnUnknownOption() {
        assertThatThrownBy(() -> load(Map.of("KEYLEDGER_REGOIN", "eu-west-1"), Map.of()))
                .isInstanceOf(UsageException.class)
                .hasMessage("Unknown environment variable KEYLEDGER_REGOIN; did you mean 'KEYLEDGER_REGION'?");
    }

    @Test
    void theVariablesThatKubernetesMakesOfAServiceNamedKeyledgerAreNoError() {
        Map<String, String> ofService = Map.of(
                "KEYLEDGER_SERVICE_HOST", "10.0.0.1",
                "KEYLEDGER_SERVICE_PORT_HTTP", "80",
                "KEYLEDGER_PORT", "tcp://10.0.0.1:80",
                "KEYLEDGER_PORT_80_TCP_ADDR", "10.0.0.1");

        assertThat(load(ofService, Map.of()).output().directory()).isEqualTo("reports");
    }

    @Test
    void aMistakeInAVariableOrOptionIsSaidWithItsName() {
        assertThatThrownBy(() -> load(Map.of("KEYLEDGER_FAIL_ON", "worst"), Map.of()))
                .hasMessage("KEYLEDGER_FAIL_ON can't be 'worst'; it must be one of critical, high,"
                        + " medium, low, info, none");
        assertThatThrownBy(() -> load(Map.of(), Map.of(Setting.LOG_FORMAT, List.of("jsn"))))
                .hasMessage("--log-format can't be 'jsn'; it must be one of text, json; did you mean" + " 'json'?");
    }

    @Test
    void aNamedFileMustExist() {
        Environment environment = TestEnvironment.in(directory).environment();

        assertThatThrownBy(() -> ConfigurationLoader.load(environment, Optional.of("nowhere.yaml"), Map.of()))
                .isInstanceOf(UsageException.class)
                .hasMessage("The configuration file nowhere.yaml does not exist");
    }

    private static JsonNode bundled() throws IOException {
        return YAMLMapper.shared().readTree(Files.readString(BUNDLED));
    }

    private void file(String text) throws IOException {
        Files.writeString(directory.resolve("audit.yaml"), text);
    }

    private Configuration load(Map<String, String> variables, Map<Setting, List<String>> options) {
        Environment environment = TestEnvironment.in(directory).with(variables).environment();
        Optional<String> file =
                Files.exists(directory.resolve("audit.yaml")) ? Optional.of("audit.yaml") : Optional.empty();
        return ConfigurationLoader.load(environment, file, options);
    }
}
