package io.keyledger.check.access;

import static io.keyledger.check.access.AnalysisBuilder.ROOT;
import static io.keyledger.check.access.AnalysisBuilder.allow;
import static io.keyledger.check.access.AnalysisBuilder.aws;
import static io.keyledger.check.access.AnalysisBuilder.policy;
import static io.keyledger.check.access.AnalysisBuilder.role;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.AccessCheck;
import io.keyledger.check.Status;
import org.junit.jupiter.api.Test;

class LockoutRiskTest {
    private final AccessCheck check = new LockoutRisk();

    @Test
    void failsWhereOnlyOneRoleCanChangeThePolicy() {
        assertThat(policy(allow(aws(role("Admin")), "'kms:*'", ""))
                        .withRole("Admin")
                        .judge(check)
                        .verdict()
                        .reason())
                .isEqualTo("only arn:aws:iam::111122223333:role/Admin can change the key policy");
    }

    @Test
    void passesTwoOfThemAndTheAccount() {
        assertThat(policy(allow(
                                "{'AWS':['arn:aws:iam::111122223333:role/A','arn:aws:iam::111122223333:role/B']}",
                                "'kms:*'",
                                ""))
                        .withRole("A")
                        .withRole("B")
                        .judge(check)
                        .verdict()
                        .status())
                .isEqualTo(Status.PASS);
        assertThat(policy(ROOT).judge(check).verdict().status()).isEqualTo(Status.PASS);
    }

    @Test
    void oneWhoIsGoneDoesNotCount() {
        assertThat(policy(allow(
                                "{'AWS':['arn:aws:iam::111122223333:role/A','arn:aws:iam::111122223333:role/Gone']}",
                                "'kms:*'",
                                ""))
                        .withRole("A")
                        .judge(check)
                        .verdict()
                        .status())
                .isEqualTo(Status.FAIL);
    }

    @Test
    void doesNotApplyWhereNobodyCan() {
        assertThat(policy(allow(aws(role("App")), "'kms:Decrypt'", ""))
                        .withRole("App")
                        .judge(check)
                        .verdict()
                        .status())
                .isEqualTo(Status.NOT_APPLICABLE);
    }
}
