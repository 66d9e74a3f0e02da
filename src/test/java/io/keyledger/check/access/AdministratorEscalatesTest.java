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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdministratorEscalatesTest {
    private final AccessCheck check = new AdministratorEscalates();

    @ParameterizedTest
    @CsvSource({"kms:PutKeyPolicy, change the key policy", "kms:CreateGrant, create grants"})
    void pointsOutWhoCanLetThemselvesUseTheKey(String action, String what) {
        assertThat(policy(ROOT, allow(aws(role("Admin")), "'" + action + "'", ""))
                        .withRole("Admin")
                        .judge(check)
                        .verdict()
                        .reason())
                .isEqualTo("arn:aws:iam::111122223333:role/Admin can " + what
                        + ", and so give themselves use of the key, which they don't have now");
    }

    @Test
    void passesWhoUsesTheKeyAnywayAndWhoGrantsForAwsOnly() {
        assertThat(policy(
                                ROOT,
                                allow(aws(role("App")), "['kms:Decrypt','kms:CreateGrant']", ""),
                                allow(
                                        aws(role("Ops")),
                                        "'kms:CreateGrant'",
                                        "{'Bool':{'kms:GrantIsForAWSResource':'true'}}"))
                        .withRole("App")
                        .withRole("Ops")
                        .judge(check)
                        .verdict()
                        .status())
                .isEqualTo(Status.PASS);
    }
}
