package io.keyledger.check.access;

import static io.keyledger.check.access.AnalysisBuilder.OTHER;
import static io.keyledger.check.access.AnalysisBuilder.ROOT;
import static io.keyledger.check.access.AnalysisBuilder.allow;
import static io.keyledger.check.access.AnalysisBuilder.aws;
import static io.keyledger.check.access.AnalysisBuilder.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.AccessCheck;
import io.keyledger.check.Status;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExternalCapabilitiesTest {
    @ParameterizedTest
    @CsvSource({
        "kms:Encrypt, KMS-EXTERNAL-ENCRYPT",
        "kms:GenerateDataKey, KMS-EXTERNAL-ENCRYPT",
        "kms:RevokeGrant, KMS-EXTERNAL-ADMINISTER",
        "kms:ListGrants, KMS-EXTERNAL-METADATA",
    })
    void eachCapabilityAloneIsReportedAsWhatItIs(String action, String id) {
        AnalysisBuilder key = policy(ROOT, allow(aws("arn:aws:iam::444455556666:root"), "'" + action + "'", ""));

        for (AccessCheck check : List.of(
                OutsiderCheck.EXTERNAL_DECRYPT,
                OutsiderCheck.EXTERNAL_DELEGATE,
                OutsiderCheck.EXTERNAL_ENCRYPT,
                OutsiderCheck.EXTERNAL_ADMINISTER,
                OutsiderCheck.EXTERNAL_METADATA)) {
            assertThat(key.judge(check).verdict().status())
                    .isEqualTo(check.metadata().id().equals(id) ? Status.FAIL : Status.PASS);
        }
    }

    @Test
    void signingAndMacsAreReportedForKeysThatDoIt() {
        AnalysisBuilder mac = policy(ROOT, allow(aws("arn:aws:iam::444455556666:root"), "'kms:GenerateMac'", ""));
        mac.key().usage("GENERATE_VERIFY_MAC");

        assertThat(mac.judge(OutsiderCheck.EXTERNAL_SIGN).verdict().reason())
                .isEqualTo("account " + OTHER + " can generate MACs");
    }
}
