package io.keyledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.cli.process.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be known to be wrong before any call to AWS. */
class BadInputTest {
    @TempDir
    private Path directory;

    private TestEnvironment terminal;

    @BeforeEach
    void start() {
        terminal = TestEnvironment.in(directory);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plan --regoin eu-west-1 | Unknown option '--regoin' for 'keyledger plan'; did you mean"
                        + " '--region'?",
                "pln | Unknown command 'pln'; did you mean 'plan'?",
                "plan everything | 'keyledger plan' takes no argument 'everything'",
                "plan --region | --region needs a value: --region REGION",
            })
    void aMistakeOnTheCommandLineIsSaidWithWhereHelpIs(String line, String sentence) {
        refused(line.strip(), "keyledger: " + sentence.strip() + "\nTry 'keyledger");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plan --region eu-wset-1 | --region must be AWS Regions; got 'eu-wset-1'; did you mean"
                        + " 'eu-west-1'?",
                "plan --account 1234 | --account must be 12-digit account ids; got '1234'",
                "plan --role KeyAudit | --role must be used together with --account, the accounts to assume it in",
                "plan --account 111122223333 --role arn:aws:iam::111122223333:role/KeyAudit | --role must be the name of a role, for example KeyAudit, not its ARN; got 'arn:aws:iam::111122223333:role/KeyAudit'",
                "plan --endpoint-url http://me:secret@localhost:5000 | --endpoint-url must be an address without user"
                        + " or password, for example http://localhost:5000",
                "plan --endpoint-url localhost:5000 | --endpoint-url must be an address without user or password, for"
                        + " example http://localhost:5000",
                "plan --config nowhere.yaml | The configuration file nowhere.yaml does not exist",
                "collect --as-of yesterday | --as-of must be an instant, for example 2026-11-24T03:00:00Z; got"
                        + " 'yesterday'",
                "collect --log-format xml | --log-format can't be 'xml'; it must be one of text, json",
                "permissions --assume | --assume needs --role, the role to assume, and --account, the accounts to assume it in",
            })
    void aValueThatCannotBeIsSaidWithItsOption(String line, String sentence) {
        refused(line.strip(), "keyledger: " + sentence.strip() + "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "scope:\\n"
                        + "  regions: [eu-west-1 | audit.yaml, line 3, column 1: broken YAML: expected ',' or ']', but got"
                        + " <stream end>",
                "scope:\\n"
                        + "  region: [eu-west-1] | audit.yaml, line 2, column 3: unknown setting 'scope.region'; did"
                        + " you mean 'regions'?",
                "scope:\\n"
                        + "  collectors: [ksm] | audit.yaml, line 2, column 3: 'scope.collectors' must be names of"
                        + " collectors; got 'ksm'; did you mean 'kms'?",
                "collect:\\n"
                        + "  concurrency: lots | audit.yaml, line 2, column 3: 'collect.concurrency' can't be 'lots'; it"
                        + " must be a whole number",
            })
    void aMistakeInTheConfigurationIsSaidWithItsPlace(String text, String sentence) throws IOException {
        Files.writeString(directory.resolve("audit.yaml"), text.strip().replace("\\n", "\n") + "\n");

        refused("plan --config audit.yaml", "keyledger: " + sentence.strip() + "\n");
    }

    @Test
    void anOutputFolderThatCannotBeWrittenIsSaidBeforeAnyCall() throws IOException {
        Files.writeString(directory.resolve("afile"), "");
        Path afile = directory.resolve("afile");

        refused(
                "collect --output afile",
                "keyledger: --output: the folder " + afile
                        + " can't be written (it exists already and is not a folder);"
                        + " choose another folder, or give this user write permission\n");
        refused("collect --snapshot afile", "keyledger: --snapshot: the folder " + afile + " can't be written");
    }

    @Test
    void aVariableIsSaidByItsName() {
        terminal.with(Map.of("KEYLEDGER_AS_OF", "yesterday"));

        refused("collect", "keyledger: KEYLEDGER_AS_OF must be an instant, for example 2026-11-24T03:00:00Z");
    }

    private void refused(String line, String said) {
        assertThat(terminal.run(line.split(" "))).as(line).isEqualTo(ExitCode.USAGE.number());
        assertThat(terminal.err()).startsWith(said);
        assertThat(terminal.out()).isEmpty();
    }
}
