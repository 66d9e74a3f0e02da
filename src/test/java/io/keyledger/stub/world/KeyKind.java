package io.keyledger.stub.world;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The kinds of KMS key a world holds, with the number of each in a hundred customer managed keys. */
public enum KeyKind {
    AWS_MANAGED(0, "AWS_KMS", "SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT"),
    SYMMETRIC(56, "AWS_KMS", "SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT"),
    DISABLED(4, "AWS_KMS", "SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT"),
    PENDING_DELETION(4, "AWS_KMS", "SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT"),
    MULTI_REGION(6, "AWS_KMS", "SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT"),
    IMPORTED(5, "EXTERNAL", "SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT"),
    IMPORTED_EXPIRING(3, "EXTERNAL", "SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT"),
    IMPORTED_EXPIRED(2, "EXTERNAL", "SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT"),
    AWAITING_IMPORT(1, "EXTERNAL", "SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT"),
    CLOUDHSM(3, "AWS_CLOUDHSM", "SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT"),
    EXTERNAL_KEY_STORE(3, "EXTERNAL_KEY_STORE", "SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT"),
    RSA_ENCRYPTION(2, "AWS_KMS", "RSA_4096", "ENCRYPT_DECRYPT"),
    RSA_SIGNING(3, "AWS_KMS", "RSA_2048", "SIGN_VERIFY"),
    ELLIPTIC_CURVE_SIGNING(3, "AWS_KMS", "ECC_NIST_P256", "SIGN_VERIFY"),
    POST_QUANTUM_SIGNING(1, "AWS_KMS", "ML_DSA_65", "SIGN_VERIFY"),
    KEY_AGREEMENT(1, "AWS_KMS", "ECC_NIST_P384", "KEY_AGREEMENT"),
    HMAC(3, "AWS_KMS", "HMAC_256", "GENERATE_VERIFY_MAC");

    private final int share;
    private final String origin;
    private final String spec;
    private final String usage;

    KeyKind(int share, String origin, String spec, String usage) {
        this.share = share;
        this.origin = origin;
        this.spec = spec;
        this.usage = usage;
    }

    public String origin() {
        return origin;
    }

    public String spec() {
        return spec;
    }

    public String usage() {
        return usage;
    }

    public boolean imported() {
        return origin.equals("EXTERNAL");
    }

    public boolean inCustomKeyStore() {
        return this == CLOUDHSM || this == EXTERNAL_KEY_STORE;
    }

    public boolean symmetricEncryption() {
        return spec.equals("SYMMETRIC_DEFAULT");
    }

    /** Whether KMS keeps a history of key material for it. */
    public boolean keepsMaterialHistory() {
        return symmetricEncryption() && !inCustomKeyStore();
    }

    /** A hundred kinds in a scattered but fixed order, each as often as it is found in a large account. */
    public static List<KeyKind> realisticMix() {
        List<KeyKind> mix = new ArrayList<>();
        for (KeyKind kind : values()) {
            mix.addAll(Collections.nCopies(kind.share, kind));
        }
        Collections.shuffle(mix, new Random(100));
        return List.copyOf(mix);
    }
}
