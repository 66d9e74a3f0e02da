package io.keyledger.classify;

import static io.keyledger.classify.KeyBuilder.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.inventory.Observed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantumThreatTest {
    @ParameterizedTest
    @CsvSource({
        "SYMMETRIC_DEFAULT, RESISTANT",
        "HMAC_512, RESISTANT",
        "ML_DSA_87, RESISTANT",
        "RSA_4096, VULNERABLE",
        "ECC_NIST_P521, VULNERABLE",
        "ECC_NIST_EDWARDS25519, VULNERABLE",
        "ECC_SECG_P256K1, VULNERABLE",
        "SM2, VULNERABLE",
        "SLH_DSA_128, UNKNOWN",
    })
    void theKeySpecDecides(String spec, QuantumThreat threat) {
        assertThat(QuantumThreat.of(key().spec(spec).build().metadata())).isEqualTo(threat);
    }

    @Test
    void aKeyThatCouldNotBeReadIsUnknown() {
        assertThat(QuantumThreat.of(new Observed.Denied<>("kms:DescribeKey", "")))
                .isEqualTo(QuantumThreat.UNKNOWN);
    }
}
