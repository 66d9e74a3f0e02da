package io.keyledger.report.export;

import java.util.List;
import java.util.Optional;

/**
 * The algorithm that KMS documents for a key spec and usage, in CycloneDX's terms.
 *
 * @param reference the reference within the bill of materials
 * @param parameters the size in bits, the curve or the parameter set
 * @param quantumLevel NIST's security category against quantum computers, 0 for none; absent if NIST defines none
 */
record KeyAlgorithm(
        String reference,
        String name,
        String primitive,
        String parameters,
        List<String> functions,
        Optional<Integer> quantumLevel,
        Optional<Integer> bits) {
    private static final List<String> SIGNING = List.of("sign", "verify");
    private static final List<String> ENCRYPTING = List.of("encrypt", "decrypt");

    /** The algorithm of a key; absent if the key's spec is unknown. */
    static Optional<KeyAlgorithm> of(String spec, String usage) {
        if (spec.isEmpty() || spec.equals("unknown")) {
            return Optional.empty();
        }
        String reference = "algorithm/" + spec + "/" + usage;
        if (spec.equals("SYMMETRIC_DEFAULT")) {
            return Optional.of(new KeyAlgorithm(
                    reference, "AES-256-GCM", "ae", "256", ENCRYPTING, Optional.of(5), Optional.of(256)));
        }
        if (spec.startsWith("HMAC_")) {
            String bits = spec.substring("HMAC_".length());
            return Optional.of(new KeyAlgorithm(
                    reference,
                    "HMAC-SHA-" + bits,
                    "mac",
                    bits,
                    List.of("tag"),
                    Optional.empty(),
                    Optional.of(Integer.parseInt(bits))));
        }
        if (spec.startsWith("ML_DSA_")) {
            String set = spec.substring("ML_DSA_".length());
            return Optional.of(new KeyAlgorithm(
                    reference, "ML-DSA-" + set, "signature", set, SIGNING, quantumLevel(set), Optional.empty()));
        }
        return Optional.of(classical(reference, spec, usage));
    }

    /** The categories of FIPS 204. */
    private static Optional<Integer> quantumLevel(String set) {
        return switch (set) {
            case "44" -> Optional.of(2);
            case "65" -> Optional.of(3);
            case "87" -> Optional.of(5);
            default -> Optional.empty();
        };
    }

    /** RSA and elliptic curves, which a quantum computer breaks. */
    private static KeyAlgorithm classical(String reference, String spec, String usage) {
        String parameters = spec.startsWith("RSA_") ? spec.substring("RSA_".length()) : curve(spec);
        Optional<Integer> bits = spec.startsWith("RSA_") ? Optional.of(Integer.parseInt(parameters)) : Optional.empty();
        return switch (usage) {
            case "ENCRYPT_DECRYPT" ->
                new KeyAlgorithm(reference, name(spec), "pke", parameters, ENCRYPTING, Optional.of(0), bits);
            case "KEY_AGREEMENT" ->
                new KeyAlgorithm(
                        reference, name(spec), "key-agree", parameters, List.of("keyderive"), Optional.of(0), bits);
            case "SIGN_VERIFY" ->
                new KeyAlgorithm(reference, name(spec), "signature", parameters, SIGNING, Optional.of(0), bits);
            default ->
                new KeyAlgorithm(
                        reference, name(spec), "unknown", parameters, List.of("unknown"), Optional.of(0), bits);
        };
    }

    private static String curve(String spec) {
        return spec.replaceFirst("^ECC_(NIST_|SECG_)?", "").replace('_', '-');
    }

    private static String name(String spec) {
        return spec.replace('_', '-');
    }
}
