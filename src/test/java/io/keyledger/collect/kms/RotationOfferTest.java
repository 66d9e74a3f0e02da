package io.keyledger.collect.kms;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.inventory.KeyMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RotationOfferTest {
    @Test
    void offersEverythingForSymmetricKeysOfKms() {
        RotationOffer offer = offer("AWS_KMS", "SYMMETRIC_DEFAULT");

        assertThat(offer.statusNotOffered()).isNull();
        assertThat(offer.historyNotOffered()).isNull();
    }

    @Test
    void offersTheHistoryOfImportedMaterialOnly() {
        RotationOffer offer = offer("EXTERNAL", "SYMMETRIC_DEFAULT");

        assertThat(offer.statusNotOffered()).contains("imported");
        assertThat(offer.historyNotOffered()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "AWS_CLOUDHSM, SYMMETRIC_DEFAULT",
        "EXTERNAL_KEY_STORE, SYMMETRIC_DEFAULT",
        "AWS_KMS, RSA_4096",
        "AWS_KMS, HMAC_256",
        "AWS_KMS, ML_DSA_65",
        "EXTERNAL, ECC_NIST_P256"
    })
    void offersNothingForKeysThatCannotRotate(String origin, String spec) {
        RotationOffer offer = offer(origin, spec);

        assertThat(offer.statusNotOffered()).isNotBlank();
        assertThat(offer.historyNotOffered()).isNotBlank();
    }

    @Test
    void leavesItToAwsWhereTheOriginIsNew() {
        assertThat(offer("AWS_SOMETHING_NEW", "SYMMETRIC_DEFAULT")).isEqualTo(RotationOffer.UNKNOWN_KEY);
    }

    private static RotationOffer offer(String origin, String spec) {
        return RotationOffer.of(new KeyMetadata(
                "CUSTOMER",
                origin,
                "Enabled",
                spec,
                "ENCRYPT_DECRYPT",
                "",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null));
    }
}
