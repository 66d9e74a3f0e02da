package io.keyledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.cli.process.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is covered and what is checked, as a person, a spreadsheet and a program read it. */
class ListingCommandsTest {
    @TempDir
    private Path directory;

    private TestEnvironment terminal;

    @BeforeEach
    void open() {
        terminal = TestEnvironment.in(directory);
    }

    @Test
    void typesOfAServiceAreARowForEachPurpose() {
        assertThat(terminal.run("types", "dynamodb")).isEqualTo(ExitCode.CLEAN.number());

        assertThat(terminal.out())
                .startsWith("SERVICE ")
                .containsPattern("dynamodb +AWS::DynamoDB::Table +data +AWS owned key ")
                .containsPattern("dynamodb +AWS::DynamoDB::Table +replica ")
                .doesNotContain("AWS::SQS::Queue")
                .endsWith("2 types of 1 service.\n");
    }

    @Test
    void typesAsCsvBeginWithTheColumnsThatScriptsRelyOn() {
        assertThat(terminal.run("types", "AWS::SQS::Queue", "--format", "csv")).isEqualTo(ExitCode.CLEAN.number());

        assertThat(terminal.out().lines().toList())
                .hasSize(2)
                .first()
                .asString()
                .startsWith(
                        "service,resource_type,purpose,list_action,detail_actions,absence,absence_source,verified,");
    }

    @Test
    void aMistypedServiceIsRefusedWithTheNearest() {
        assertThat(terminal.run("types", "dynamdb")).isEqualTo(ExitCode.USAGE.number());

        assertThat(terminal.err()).contains("Unknown service or type 'dynamdb'; did you mean 'dynamodb'?");
    }

    @Test
    void aCheckIsDescribedWithWhatItRestsOnAndWhatToDo() {
        assertThat(terminal.run("checks", "kms-no-alias")).isEqualTo(ExitCode.CLEAN.number());

        assertThat(terminal.out())
                .startsWith("KMS-NO-ALIAS  low\n")
                .containsPattern("\n  rule +\\S")
                .containsPattern("\n  why +Applications that name a key by its id")
                .containsPattern("\n  decided +The check fails if ListAliases")
                .containsPattern("\n  basis +\\S")
                .containsPattern("\n  remediation +aws kms create-alias ");
    }

    @Test
    void checksAsJsonAreTheSameRows() {
        assertThat(terminal.run("checks", "--format", "json")).isEqualTo(ExitCode.CLEAN.number());

        JsonNode checks = JsonMapper.shared().readTree(terminal.out());
        assertThat(checks.size()).isGreaterThan(50);
        assertThat(checks.get(0).get("check_id").asString()).isNotEmpty();
    }

    @Test
    void aCheckThatDoesNotExistIsRefused() {
        assertThat(terminal.run("checks", "KMS-NO-ALAIS")).isEqualTo(ExitCode.USAGE.number());

        assertThat(terminal.err()).contains("Unknown check 'KMS-NO-ALAIS'; did you mean 'KMS-NO-ALIAS'?");
    }
}
