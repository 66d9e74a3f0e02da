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

class StatementRedundantTest {
    private final AccessCheck check = new StatementRedundant();

    @Test
    void pointsOutWhatIsSaidTwice() {
        assertThat(policy(
                                ROOT,
                                allow(
                                        aws(role("App")),
                                        "['kms:Decrypt','kms:Encrypt']",
                                        "{'Bool':{'aws:ViaAWSService':true}}"),
                                allow(
                                        aws(role("App")),
                                        "['kms:Encrypt','KMS:Decrypt']",
                                        "{'Bool':{'aws:viaAwsService':'true'}}"))
                        .judge(check)
                        .verdict())
                .isEqualTo(Verdict.fail("the statement duplicates the one at /Statement/1", "/Statement/2"));
    }

    @Test
    void pointsOutRetireGrant() {
        assertThat(policy(ROOT, allow(aws(role("App")), "['kms:Decrypt','kms:RetireGrant']", ""))
                        .judge(check)
                        .verdict()
                        .reason())
                .isEqualTo("kms:RetireGrant has no effect in a key policy");
    }

    @Test
    void passesWhatDiffers() {
        assertThat(policy(
                                ROOT,
                                allow(aws(role("App")), "'kms:Decrypt'", ""),
                                allow(aws(role("App")), "'kms:Decrypt'", "{'Bool':{'aws:ViaAWSService':true}}"))
                        .judge(check)
                        .verdict()
                        .status())
                .isEqualTo(Status.PASS);
    }
}
