package io.keyledger.check.access;

import static io.keyledger.check.access.AnalysisBuilder.ROOT;
import static io.keyledger.check.access.AnalysisBuilder.allow;
import static io.keyledger.check.access.AnalysisBuilder.aws;
import static io.keyledger.check.access.AnalysisBuilder.deny;
import static io.keyledger.check.access.AnalysisBuilder.identityPolicy;
import static io.keyledger.check.access.AnalysisBuilder.policy;
import static io.keyledger.check.access.AnalysisBuilder.role;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.AccessCheck;
import io.keyledger.check.Status;
import org.junit.jupiter.api.Test;

class DenyEveryoneTest {
    private final AccessCheck check = new DenyEveryone();

    @Test
    void passesADenyWithAnExistingException() {
        assertThat(policy(
                                ROOT,
                                deny(
                                        "'*'",
                                        "'kms:PutKeyPolicy'",
                                        "{'ArnNotEquals':{'aws:PrincipalArn':'arn:aws:iam::111122223333:role/Admin'}}"))
                        .withRole("Admin", identityPolicy("kms:*", "*", ""))
                        .judge(check)
                        .verdict()
                        .status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void failsADenyWhoseOnlyExceptionIsADeletedPrincipal() {
        assertThat(policy(
                                ROOT,
                                deny(
                                        "'*'",
                                        "'kms:PutKeyPolicy'",
                                        "{'ArnNotEquals':{'aws:PrincipalArn':'arn:aws:iam::111122223333:role/Gone'}}"))
                        .withRole("Other", identityPolicy("kms:*", "*", ""))
                        .judge(check)
                        .verdict()
                        .status())
                .isEqualTo(Status.FAIL);
    }

    @Test
    void aPolicyThatAllowsNobodyIsNotReported() {
        assertThat(policy(allow(aws(role("App")), "'kms:Decrypt'", ""))
                        .withRole("App")
                        .judge(check)
                        .verdict()
                        .status())
                .isEqualTo(Status.PASS);
    }
}
