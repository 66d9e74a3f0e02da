package io.keyledger.check.access;

import static io.keyledger.check.access.AnalysisBuilder.ROOT;
import static io.keyledger.check.access.AnalysisBuilder.allow;
import static io.keyledger.check.access.AnalysisBuilder.aws;
import static io.keyledger.check.access.AnalysisBuilder.policy;
import static io.keyledger.check.access.AnalysisBuilder.role;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.AccessCheck;
import io.keyledger.check.AccessVerdict;
import io.keyledger.check.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyUnknownWordsTest {
    private final AccessCheck check = new PolicyUnknownWords();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'kms:Decript'||\"kms:Decript\" matches no action that is known of its service",
                "'Decrypt'||\"Decrypt\" names no service",
                "'kms:Decrypt'|{'StringEquals':{'kms:CallerAcount':'111122223333'}}|\"kms:CallerAcount\" is not a"
                        + " condition key",
                "'kms:Decrypt'|{'StringEqual':{'kms:CallerAccount':'111122223333'}}|\"StringEqual\" is not a condition"
                        + " operator",
                "'kms:Decrypt'|{'StringEquals':{'CallerAccount':'111122223333'}}|\"CallerAccount\" is not a condition"
                        + " key",
            })
    void failsUnknownWords(String actions, String condition, String reason) {
        AccessVerdict verdict = policy(ROOT, allow(aws(role("App")), actions, condition == null ? "" : condition))
                .judge(check);

        assertThat(verdict.verdict().reason()).startsWith(reason);
        assertThat(verdict.verdict().evidence()).startsWith("/Statement/1");
    }

    @Test
    void passesAWildcardAndTheKeysOfAllServices() {
        assertThat(policy(ROOT, allow(aws(role("App")), "'kms:Re*'", "{'StringEquals':{'aws:PrincipalTag/a':'b'}}"))
                        .judge(check)
                        .verdict()
                        .status())
                .isEqualTo(Status.PASS);
    }
}
