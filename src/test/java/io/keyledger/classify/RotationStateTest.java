package io.keyledger.classify;

import static io.keyledger.classify.KeyBuilder.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.inventory.Observed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RotationStateTest {
    @Test
    void aSymmetricKeyOfKmsIsOnOrOff() {
        assertThat(RotationState.of(key().rotation(true, 365).build())).isEqualTo(RotationState.ON);
        assertThat(RotationState.of(key().rotation(false, null).build())).isEqualTo(RotationState.OFF);
    }

    @ParameterizedTest
    @CsvSource({
        "EXTERNAL, SYMMETRIC_DEFAULT",
        "AWS_CLOUDHSM, SYMMETRIC_DEFAULT",
        "EXTERNAL_KEY_STORE, SYMMETRIC_DEFAULT",
        "AWS_KMS, RSA_2048",
        "AWS_KMS, ECC_NIST_P256",
        "AWS_KMS, HMAC_256",
        "AWS_KMS, ML_DSA_65",
    })
    void otherKeysAreNeverOff(String origin, String spec) {
        assertThat(RotationState.of(
                        key().origin(origin).spec(spec).rotation(false, null).build()))
                .isEqualTo(RotationState.NOT_OFFERED);
    }

    @Test
    void awsRotatesAwsManagedKeysEvenWhereTheStatusIsRefused() {
        assertThat(RotationState.of(key().awsManaged()
                        .rotation(new Observed.Denied<>("kms:GetKeyRotationStatus", ""))
                        .build()))
                .isEqualTo(RotationState.ON);
    }

    @Test
    void whatCouldNotBeReadIsUnknown() {
        assertThat(RotationState.of(key().rotation(new Observed.Throttled<>("kms:GetKeyRotationStatus", ""))
                        .build()))
                .isEqualTo(RotationState.UNKNOWN);
    }

    @Test
    void aKeyOfUnknownKindIsNeverOff() {
        assertThat(RotationState.of(key().metadataDenied().rotation(false, null).build()))
                .isEqualTo(RotationState.UNKNOWN);
        assertThat(RotationState.of(key().metadataDenied().rotation(true, 365).build()))
                .isEqualTo(RotationState.ON);
        assertThat(RotationState.of(key().metadataDenied()
                        .rotation(Observed.notOffered("UnsupportedOperationException"))
                        .build()))
                .isEqualTo(RotationState.NOT_OFFERED);
        assertThat(RotationState.of(key().origin("NEW").rotation(false, null).build()))
                .isEqualTo(RotationState.UNKNOWN);
    }
}
