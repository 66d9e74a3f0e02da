package io.keyledger.policy.search;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which requests to KMS have which condition key.
 *
 * <p>Source: service authorization reference, actions and condition keys of AWS KMS; KMS developer guide, AWS KMS
 * condition keys; IAM user guide, global condition context keys.
 */
final class KeyAvailability {
    static final String ENCRYPTION_CONTEXT = "kms:encryptioncontext:";
    static final String RECIPIENT_ATTESTATION = "kms:recipientattestation:";

    private static final Set<String> WITH_ENCRYPTION_CONTEXT = Set.of(
            "kms:encrypt",
            "kms:decrypt",
            "kms:generatedatakey",
            "kms:generatedatakeywithoutplaintext",
            "kms:generatedatakeypair",
            "kms:generatedatakeypairwithoutplaintext",
            "kms:reencryptfrom",
            "kms:reencryptto",
            "kms:creategrant",
            "kms:retiregrant");
    private static final Set<String> WITH_ATTESTATION =
            Set.of("kms:decrypt", "kms:generatedatakey", "kms:generatedatakeypair", "kms:derivesharedsecret");
    private static final Set<String> WITH_ENCRYPTION_ALGORITHM = Set.of(
            "kms:encrypt",
            "kms:decrypt",
            "kms:generatedatakey",
            "kms:generatedatakeywithoutplaintext",
            "kms:generatedatakeypair",
            "kms:generatedatakeypairwithoutplaintext",
            "kms:reencryptfrom",
            "kms:reencryptto");
    private static final Set<String> WITH_ALIAS = Set.of(
            "kms:encrypt",
            "kms:decrypt",
            "kms:derivesharedsecret",
            "kms:describekey",
            "kms:generatedatakey",
            "kms:generatedatakeywithoutplaintext",
            "kms:generatedatakeypair",
            "kms:generatedatakeypairwithoutplaintext",
            "kms:generatemac",
            "kms:getpublickey",
            "kms:reencryptfrom",
            "kms:reencryptto",
            "kms:sign",
            "kms:verify",
            "kms:verifymac");
    private static final Set<String> CREATE_GRANT = Set.of("kms:creategrant");
    private static final Set<String> SIGNATURES = Set.of("kms:sign", "kms:verify");
    private static final Set<String> DESTRUCTION = Set.of("kms:disablekey", "kms:schedulekeydeletion");

    private static final Map<String, Set<String>> ACTIONS = Map.ofEntries(
            Map.entry("kms:encryptioncontextkeys", WITH_ENCRYPTION_CONTEXT),
            Map.entry("kms:encryptionalgorithm", WITH_ENCRYPTION_ALGORITHM),
            Map.entry("kms:requestalias", WITH_ALIAS),
            Map.entry("kms:grantisforawsresource", Set.of("kms:creategrant", "kms:listgrants", "kms:revokegrant")),
            Map.entry("kms:granteeprincipal", CREATE_GRANT),
            Map.entry("kms:granteeserviceprincipal", CREATE_GRANT),
            Map.entry("kms:retiringprincipal", CREATE_GRANT),
            Map.entry("kms:retiringserviceprincipal", CREATE_GRANT),
            Map.entry("kms:grantoperations", CREATE_GRANT),
            Map.entry("kms:grantconstrainttype", Set.of("kms:creategrant", "kms:retiregrant")),
            Map.entry("kms:grantconstraintsourcearn", CREATE_GRANT),
            Map.entry("kms:bypasspolicylockoutsafetycheck", Set.of("kms:putkeypolicy", "kms:createkey")),
            Map.entry(
                    "kms:datakeypairspec",
                    Set.of("kms:generatedatakeypair", "kms:generatedatakeypairwithoutplaintext")),
            Map.entry("kms:keyagreementalgorithm", Set.of("kms:derivesharedsecret")),
            Map.entry("kms:macalgorithm", Set.of("kms:generatemac", "kms:verifymac")),
            Map.entry("kms:signingalgorithm", SIGNATURES),
            Map.entry("kms:messagetype", SIGNATURES),
            Map.entry("kms:wrappingalgorithm", Set.of("kms:getparametersforimport")),
            Map.entry("kms:wrappingkeyspec", Set.of("kms:getparametersforimport")),
            Map.entry("kms:expirationmodel", Set.of("kms:importkeymaterial")),
            Map.entry("kms:validto", Set.of("kms:importkeymaterial")),
            Map.entry("kms:replicaregion", Set.of("kms:replicatekey")),
            Map.entry("kms:primaryregion", Set.of("kms:updateprimaryregion")),
            Map.entry("kms:reencryptonsamekey", Set.of("kms:reencryptfrom", "kms:reencryptto")),
            Map.entry("kms:rotationperiodindays", Set.of("kms:enablekeyrotation")),
            Map.entry("kms:schedulekeydeletionpendingwindowindays", Set.of("kms:schedulekeydeletion")),
            Map.entry("kms:trailingdayswithoutkeyusage", DESTRUCTION),
            Map.entry("aws:tagkeys", Set.of("kms:tagresource", "kms:untagresource", "kms:createkey")));

    /** Keys that every request of the actions above has. */
    private static final Set<String> ALWAYS_PRESENT = Set.of(
            "kms:encryptionalgorithm",
            "kms:grantoperations",
            "kms:datakeypairspec",
            "kms:keyagreementalgorithm",
            "kms:macalgorithm",
            "kms:signingalgorithm",
            "kms:messagetype",
            "kms:wrappingalgorithm",
            "kms:wrappingkeyspec",
            "kms:replicaregion",
            "kms:primaryregion",
            "kms:reencryptonsamekey",
            "aws:tagkeys");

    private static final Set<String> MULTIVALUED = Set.of(
            "aws:calledvia",
            "aws:tagkeys",
            "aws:principalservicenameslist",
            "aws:sourceorgpaths",
            "aws:resourceorgpaths",
            "aws:vpceorgpaths",
            "kms:encryptioncontextkeys",
            "kms:grantoperations",
            "kms:resourcealiases");

    private static final Map<String, List<String>> PREFERRED = Map.ofEntries(
            Map.entry("aws:sourceip", List.of("203.0.113.10", "198.51.100.10", "192.0.2.10", "2001:db8::10")),
            Map.entry("aws:vpcsourceip", List.of("10.0.0.10", "172.16.0.10", "192.168.0.10")),
            Map.entry("aws:sourcevpc", List.of("vpc-0123456789abcdef0")),
            Map.entry("aws:sourcevpce", List.of("vpce-0123456789abcdef0")),
            Map.entry("aws:requestedregion", List.of("us-east-1")),
            Map.entry("aws:useragent", List.of("aws-cli/2")),
            Map.entry("aws:referer", List.of("https://example.com/")),
            Map.entry("aws:currenttime", List.of("2026-01-01T00:00:00Z")),
            Map.entry("aws:epochtime", List.of("1767225600")),
            Map.entry("aws:tokenissuetime", List.of("2026-01-01T00:00:00Z")),
            Map.entry("aws:multifactorauthage", List.of("60")),
            Map.entry("aws:calledvia", List.of("athena.amazonaws.com", "cloudformation.amazonaws.com")),
            Map.entry("aws:calledviafirst", List.of("athena.amazonaws.com", "cloudformation.amazonaws.com")),
            Map.entry("aws:calledvialast", List.of("athena.amazonaws.com", "cloudformation.amazonaws.com")),
            Map.entry(
                    "kms:encryptionalgorithm",
                    List.of("SYMMETRIC_DEFAULT", "RSAES_OAEP_SHA_256", "RSAES_OAEP_SHA_1", "SM2PKE")),
            Map.entry(
                    "kms:signingalgorithm",
                    List.of(
                            "RSASSA_PSS_SHA_256",
                            "ECDSA_SHA_256",
                            "ECDSA_SHA_384",
                            "ECDSA_SHA_512",
                            "ML_DSA_SHAKE_256")),
            Map.entry("kms:messagetype", List.of("RAW", "DIGEST")),
            Map.entry("kms:macalgorithm", List.of("HMAC_SHA_256", "HMAC_SHA_384", "HMAC_SHA_512", "HMAC_SHA_224")),
            Map.entry("kms:keyagreementalgorithm", List.of("ECDH")),
            Map.entry("kms:datakeypairspec", List.of("RSA_2048", "RSA_3072", "RSA_4096", "ECC_NIST_P256")),
            Map.entry(
                    "kms:wrappingalgorithm",
                    List.of("RSAES_OAEP_SHA_256", "RSAES_OAEP_SHA_1", "RSA_AES_KEY_WRAP_SHA_256")),
            Map.entry("kms:wrappingkeyspec", List.of("RSA_2048", "RSA_3072", "RSA_4096")),
            Map.entry("kms:expirationmodel", List.of("KEY_MATERIAL_DOES_NOT_EXPIRE", "KEY_MATERIAL_EXPIRES")),
            Map.entry(
                    "kms:grantoperations",
                    List.of("Decrypt", "Encrypt", "GenerateDataKey", "DescribeKey", "CreateGrant", "RetireGrant")),
            Map.entry("kms:grantconstrainttype", List.of("EncryptionContextEquals", "EncryptionContextSubset")),
            Map.entry("kms:granteeprincipal", List.of("arn:aws:iam::999999999999:role/outsider")),
            Map.entry("kms:requestalias", List.of("alias/example")),
            Map.entry("kms:replicaregion", List.of("us-west-2", "eu-west-1")),
            Map.entry("kms:primaryregion", List.of("us-west-2", "eu-west-1")),
            Map.entry("kms:schedulekeydeletionpendingwindowindays", List.of("30", "7")),
            Map.entry("kms:rotationperiodindays", List.of("365", "90")),
            Map.entry("kms:trailingdayswithoutkeyusage", List.of("30", "365")));

    private KeyAvailability() {}

    /** Whether requests for the action can have the key; unknown keys always may. */
    static boolean mayBePresent(String key, String lowerCaseAction) {
        if (key.startsWith(ENCRYPTION_CONTEXT)) {
            return WITH_ENCRYPTION_CONTEXT.contains(lowerCaseAction);
        }
        if (key.startsWith(RECIPIENT_ATTESTATION)) {
            return WITH_ATTESTATION.contains(lowerCaseAction);
        }
        if (key.startsWith("aws:requesttag/")) {
            return lowerCaseAction.equals("kms:tagresource") || lowerCaseAction.equals("kms:createkey");
        }
        Set<String> actions = ACTIONS.get(key);
        return actions == null || actions.contains(lowerCaseAction);
    }

    /** Whether every request for an action that may have the key has it. */
    static boolean isAlwaysPresent(String key) {
        return ALWAYS_PRESENT.contains(key);
    }

    static boolean isMultivalued(String key) {
        return MULTIVALUED.contains(key);
    }

    /** What the values of a key are. */
    enum Type {
        TEXT,
        BOOLEAN,
        NUMBER,
        DATE
    }

    static Type type(String key) {
        return switch (key) {
            case "kms:bypasspolicylockoutsafetycheck", "kms:reencryptonsamekey" -> Type.BOOLEAN;
            case "kms:rotationperiodindays",
                    "kms:schedulekeydeletionpendingwindowindays",
                    "kms:trailingdayswithoutkeyusage" -> Type.NUMBER;
            case "kms:validto" -> Type.DATE;
            default -> Type.TEXT;
        };
    }

    /** Values that look like those of real requests. */
    static List<String> preferred(String key) {
        return PREFERRED.getOrDefault(key, List.of("example"));
    }
}
