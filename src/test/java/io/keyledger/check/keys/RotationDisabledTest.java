package io.keyledger.check.keys;

import static io.keyledger.check.Contexts.context;
import static io.keyledger.classify.KeyBuilder.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import io.keyledger.classify.KeyBuilder;
import io.keyledger.inventory.Observed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RotationDisabledTest {
    @Test
    void failsAKeyThatKmsCouldRotate() {
        Verdict verdict = judge(key().rotation(false, null));

        assertThat(verdict.status()).isEqualTo(Status.FAIL);
        assertThat(verdict.evidence()).isEqualTo("GetKeyRotationStatus: KeyRotationEnabled=false");
    }

    @Test
    void passesAKeyThatIsRotated() {
        assertThat(judge(key().rotation(true, 365)).status()).isEqualTo(Status.PASS);
    }

    @ParameterizedTest
    @CsvSource({
        "EXTERNAL, SYMMETRIC_DEFAULT",
        "AWS_CLOUDHSM, SYMMETRIC_DEFAULT",
        "EXTERNAL_KEY_STORE, SYMMETRIC_DEFAULT",
        "AWS_KMS, RSA_4096",
        "AWS_KMS, HMAC_256",
    })
    void doesNotApplyWhereKmsOffersNoRotation(String origin, String spec) {
        Verdict verdict = judge(key().origin(origin).spec(spec).rotation(false, null));

        assertThat(verdict.status()).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(verdict.reason()).contains(origin).contains(spec);
    }

    @Test
    void doesNotApplyToAwsManagedKeysNorToThoseThatGo() {
        assertThat(judge(key().awsManaged().rotation(false, null)).status()).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(judge(key().state("PendingDeletion").rotation(false, null)).status())
                .isEqualTo(Status.NOT_APPLICABLE);
    }

    @Test
    void doesNotApplyToADisabledKey() {
        assertThat(judge(key().state("Disabled").rotation(false, null)).status())
                .isEqualTo(Status.NOT_APPLICABLE);
    }

    @Test
    void neverFailsWhatWasNotRead() {
        assertThat(judge(key().rotation(new Observed.Denied<>("kms:GetKeyRotationStatus", ""))))
                .isEqualTo(Verdict.unknown("denied kms:GetKeyRotationStatus"));
        assertThat(judge(key().metadataDenied().rotation(false, null)))
                .isEqualTo(Verdict.unknown("denied kms:DescribeKey: not authorized"));
        assertThat(judge(key().origin("NEW").rotation(false, null)).status()).isEqualTo(Status.UNKNOWN);
    }

    private static Verdict judge(KeyBuilder key) {
        return new RotationDisabled().evaluate(key.classified(), context());
    }
}
