package io.keyledger.check.access;

import static io.keyledger.check.access.AnalysisBuilder.ROOT;
import static io.keyledger.check.access.AnalysisBuilder.allow;
import static io.keyledger.check.access.AnalysisBuilder.aws;
import static io.keyledger.check.access.AnalysisBuilder.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.AccessVerdict;
import io.keyledger.check.Status;
import org.junit.jupiter.api.Test;

class ExternalIneffectiveTest {
    @Test
    void pointsOutWhatKmsNeverHonours() {
        assertThat(judge("['kms:PutKeyPolicy','kms:Decrypt']").verdict().reason())
                .isEqualTo("for other accounts, KMS ignores everything in kms:PutKeyPolicy except the operations that"
                        + " work across accounts");
        assertThat(judge("'kms:*'").verdict().evidence()).isEqualTo("/Statement/1");
    }

    @Test
    void passesWhatWorksAndWhatIsForTheOwnAccountToo() {
        assertThat(judge("['kms:Encrypt','kms:ReEncrypt*','kms:Get*','kms:CreateGrant']")
                        .verdict()
                        .status())
                .isEqualTo(Status.PASS);
        assertThat(policy(
                                ROOT,
                                allow(
                                        "{'AWS':['arn:aws:iam::444455556666:root','arn:aws:iam::111122223333:root']}",
                                        "'kms:*'",
                                        ""))
                        .judge(new ExternalIneffective())
                        .verdict()
                        .status())
                .isEqualTo(Status.PASS);
    }

    private static AccessVerdict judge(String actions) {
        return policy(ROOT, allow(aws("arn:aws:iam::444455556666:root"), actions, ""))
                .judge(new ExternalIneffective());
    }
}
