package io.keyledger.classify;

import io.keyledger.inventory.KeyMetadata;
import io.keyledger.inventory.Observed;

/**
 * Whether a cryptographically relevant quantum computer breaks a key. Source: NIST IR 8547, which disallows RSA and
 * elliptic curves after 2035 and keeps AES, HMAC and ML-DSA.
 */
public enum QuantumThreat {
    /** Symmetric and HMAC keys, and ML-DSA. */
    RESISTANT("resistant"),
    /** RSA, elliptic curves and SM2. */
    VULNERABLE("vulnerable"),
    /** The key spec could not be read, or is a new one. */
    UNKNOWN("unknown");

    private final String text;

    QuantumThreat(String text) {
        this.text = text;
    }

    /** The threat to a key, by its key spec. */
    public static QuantumThreat of(Observed<KeyMetadata> metadata) {
        return metadata.known().map(known -> ofSpec(known.keySpec())).orElse(UNKNOWN);
    }

    private static QuantumThreat ofSpec(String keySpec) {
        if (keySpec.equals("SYMMETRIC_DEFAULT") || keySpec.startsWith("HMAC_") || keySpec.startsWith("ML_DSA_")) {
            return RESISTANT;
        }
        return keySpec.startsWith("RSA_") || keySpec.startsWith("ECC_") || keySpec.equals("SM2") ? VULNERABLE : UNKNOWN;
    }

    /** As it appears in the files. */
    public String text() {
        return text;
    }
}
