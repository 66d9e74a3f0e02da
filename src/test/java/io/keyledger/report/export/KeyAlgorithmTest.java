package io.keyledger.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyAlgorithmTest {
    @ParameterizedTest
    @CsvSource({
        "SYMMETRIC_DEFAULT, ENCRYPT_DECRYPT, AES-256-GCM, ae, 256, 5",
        "RSA_3072, ENCRYPT_DECRYPT, RSA-3072, pke, 3072, 0",
        "RSA_4096, SIGN_VERIFY, RSA-4096, signature, 4096, 0",
        "ECC_NIST_P256, KEY_AGREEMENT, ECC-NIST-P256, key-agree, P256, 0",
        "ECC_SECG_P256K1, SIGN_VERIFY, ECC-SECG-P256K1, signature, P256K1, 0",
        "SM2, SIGN_VERIFY, SM2, signature, SM2, 0",
        "HMAC_384, GENERATE_VERIFY_MAC, HMAC-SHA-384, mac, 384,",
        "ML_DSA_44, SIGN_VERIFY, ML-DSA-44, signature, 44, 2",
        "ML_DSA_87, SIGN_VERIFY, ML-DSA-87, signature, 87, 5"
    })
    void aKeySpecIsAnAlgorithm(
            String spec, String usage, String name, String primitive, String parameters, Integer level) {
        KeyAlgorithm algorithm = KeyAlgorithm.of(spec, usage).orElseThrow();

        assertThat(algorithm.name()).isEqualTo(name);
        assertThat(algorithm.primitive()).isEqualTo(primitive);
        assertThat(algorithm.parameters()).isEqualTo(parameters);
        assertThat(algorithm.quantumLevel()).isEqualTo(Optional.ofNullable(level));
    }

    @Test
    void anUnknownKeySpecIsNone() {
        assertThat(KeyAlgorithm.of("unknown", "unknown")).isEmpty();
    }
}
