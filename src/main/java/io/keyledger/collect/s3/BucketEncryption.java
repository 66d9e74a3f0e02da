package io.keyledger.collect.s3;

import io.keyledger.collect.call.Unreadable;
import io.keyledger.inventory.Encryption;
import io.keyledger.inventory.KeyReference;
import io.keyledger.inventory.Observed;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.BlockedEncryptionTypes;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/**
 * The meaning of an answer of GetBucketEncryption.
 *
 * @param encryption the encryption of new objects that request none; unread if the answer does not name the key
 * @param blockedTypes the encryption types that writers may not request, joined by {@code ;}
 * @param note an explanation, if the encryption is derived from the answer
 */
record BucketEncryption(
        Observed<Encryption> encryption, Observed<Boolean> bucketKey, String blockedTypes, String note) {
    private static final String SSE_S3 = "AES256";
    private static final String SSE_KMS = "aws:kms";
    private static final String DSSE_KMS = "aws:kms:dsse";
    private static final String SERVICE_KEY = "alias/aws/s3";
    private static final String PERMISSION = "s3:GetEncryptionConfiguration";
    private static final Observed<Boolean> NO_BUCKET_KEY = Observed.notOffered("Bucket Keys are for SSE-KMS only");

    /** @param configuration null if S3 reports none */
    static BucketEncryption of(@Nullable ServerSideEncryptionConfiguration configuration) {
        List<ServerSideEncryptionRule> rules = configuration == null ? List.of() : configuration.rules();
        String blocked = blocked(rules);
        for (ServerSideEncryptionRule rule : rules) {
            @Nullable ServerSideEncryptionByDefault byDefault = rule.applyServerSideEncryptionByDefault();
            if (byDefault != null) {
                return of(rule, byDefault, blocked);
            }
        }
        return new BucketEncryption(
                Observed.known(serviceManaged()),
                NO_BUCKET_KEY,
                blocked,
                "the bucket has no configuration of its own; since January 2023 S3 encrypts new objects with SSE-S3"
                        + " then");
    }

    /** The same; throws if the answer names an unknown encryption, or none. */
    static BucketEncryption understood(@Nullable ServerSideEncryptionConfiguration configuration) {
        BucketEncryption answer = of(configuration);
        if (answer.encryption() instanceof Observed.Failed<Encryption>(String _, String problem)) {
            throw Unreadable.because(problem);
        }
        return answer;
    }

    private static BucketEncryption of(
            ServerSideEncryptionRule rule, ServerSideEncryptionByDefault byDefault, String blocked) {
        String algorithm = Objects.requireNonNullElse(byDefault.sseAlgorithmAsString(), "");
        @Nullable String key = byDefault.kmsMasterKeyID();
        boolean bucketKey = Boolean.TRUE.equals(rule.bucketKeyEnabled());
        return switch (algorithm) {
            case SSE_S3 -> new BucketEncryption(Observed.known(serviceManaged()), NO_BUCKET_KEY, blocked, "");
            case SSE_KMS -> new BucketEncryption(kms(SSE_KMS, key), Observed.known(bucketKey), blocked, noteOf(key));
            case DSSE_KMS -> new BucketEncryption(kms(DSSE_KMS, key), NO_BUCKET_KEY, blocked, noteOf(key));
            case "aws:fsx" ->
                new BucketEncryption(
                        Observed.notOffered("the FSx file system behind it encrypts, by a key of its own"),
                        NO_BUCKET_KEY,
                        blocked,
                        "");
            default ->
                new BucketEncryption(
                        new Observed.Failed<>(PERMISSION, "unknown encryption '" + algorithm + "'"),
                        NO_BUCKET_KEY,
                        blocked,
                        "");
        };
    }

    private static Encryption serviceManaged() {
        return Encryption.without(Encryption.Method.SERVICE_MANAGED, SSE_S3);
    }

    private static Observed<Encryption> kms(String algorithm, @Nullable String key) {
        return Observed.known(Encryption.kms(algorithm, KeyReference.parse(hasNone(key) ? SERVICE_KEY : key)));
    }

    private static String noteOf(@Nullable String key) {
        return hasNone(key) ? "the bucket names no key, which means " + SERVICE_KEY : "";
    }

    private static boolean hasNone(@Nullable String key) {
        return key == null || key.isBlank();
    }

    private static String blocked(List<ServerSideEncryptionRule> rules) {
        return rules.stream()
                .map(ServerSideEncryptionRule::blockedEncryptionTypes)
                .filter(Objects::nonNull)
                .map(BlockedEncryptionTypes::encryptionTypeAsStrings)
                .flatMap(List::stream)
                .distinct()
                .sorted()
                .collect(Collectors.joining(";"));
    }
}
