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

class AttestationDebugTest {
    private static final String ZEROS = "0".repeat(96);
    private final AccessCheck check = new AttestationDebug();

    @Test
    void failsAConditionThatZerosMeet() {
        assertThat(judge("{'StringEqualsIgnoreCase':{'kms:RecipientAttestation:PCR0':'" + ZEROS + "'}}")
                        .verdict()
                        .reason())
                .startsWith("an enclave in debug mode meets the condition on kms:RecipientAttestation:PCR0");
        assertThat(judge("{'StringLike':{'kms:RecipientAttestation:ImageSha384':'*'}}")
                        .verdict()
                        .status())
                .isEqualTo(Status.FAIL);
    }

    @Test
    void passesWhereAnotherMeasurementIsAskedForToo() {
        assertThat(judge("{'StringEquals':{'kms:RecipientAttestation:PCR0':'ab12','kms:RecipientAttestation:PCR8':'"
                                + ZEROS + "'}}")
                        .verdict()
                        .status())
                .isEqualTo(Status.PASS);
    }

    private AccessVerdict judge(String condition) {
        return policy(ROOT, allow(aws(role("Enclave")), "'kms:Decrypt'", condition))
                .judge(check);
    }
}
