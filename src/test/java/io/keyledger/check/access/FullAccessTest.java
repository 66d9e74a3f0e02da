package io.keyledger.check.access;

import static io.keyledger.check.access.AnalysisBuilder.ROOT;
import static io.keyledger.check.access.AnalysisBuilder.allow;
import static io.keyledger.check.access.AnalysisBuilder.aws;
import static io.keyledger.check.access.AnalysisBuilder.policy;
import static io.keyledger.check.access.AnalysisBuilder.role;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.AccessCheck;
import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FullAccessTest {
    private final AccessCheck check = new FullAccess();

    @ParameterizedTest
    @ValueSource(strings = {"'kms:*'", "'*'", "['kms:Decrypt','KMS:*']"})
    void failsARoleWithEverything(String actions) {
        assertThat(policy(ROOT, allow(aws(role("App")), actions, ""))
                        .withRole("App")
                        .judge(check)
                        .verdict())
                .isEqualTo(Verdict.fail(
                        "arn:aws:iam::111122223333:role/App may do everything with the key", "/Statement/1"));
    }

    @Test
    void passesTheAccountOthersAndWhoIsGone() {
        assertThat(policy(
                                ROOT,
                                allow(aws("arn:aws:iam::444455556666:role/Partner"), "'kms:*'", ""),
                                allow(aws(role("Gone")), "'kms:*'", ""))
                        .judge(check)
                        .verdict()
                        .status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void aPrincipalThatMayNotExistIsReportedAllTheSame() {
        assertThat(policy(ROOT, allow(aws(role("App")), "'kms:*'", ""))
                        .identitiesDenied()
                        .judge(check)
                        .verdict()
                        .status())
                .isEqualTo(Status.FAIL);
    }
}
