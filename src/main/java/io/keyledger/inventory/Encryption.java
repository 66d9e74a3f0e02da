package io.keyledger.inventory;

/**
 * How a resource encrypts data at rest, after its service's own meaning of what it does not say.
 *
 * @param algorithm the service's own word, such as {@code aws:kms:dsse} or {@code sse-ebs}
 * @param key for {@link Method#KMS}, the key; a default key of the service is named by its alias
 */
public record Encryption(Method method, String algorithm, KeyReference key) {
    /** Whose key material it is, as far as the resource itself tells. */
    public enum Method {
        /** Stored in the clear. */
        NONE,
        /** Encrypted with keys inside the service, such as SSE-S3 or SSE-SQS. */
        SERVICE_MANAGED,
        /** Encrypted with a KMS key that AWS owns and does not show. */
        AWS_OWNED,
        /** Encrypted with a KMS key that {@link Encryption#key} names. */
        KMS,
        /** Encrypted with a key that the caller sends with each request. */
        CUSTOMER_PROVIDED,
        /** The resource names no key, and {@link Encryption#algorithm} says why that does not tell how it is encrypted. */
        UNSTATED
    }

    /** Encryption by a KMS key. */
    public static Encryption kms(String algorithm, KeyReference key) {
        return new Encryption(Method.KMS, algorithm, key);
    }

    /** Any other way to store data, which names no key. */
    public static Encryption without(Method method, String algorithm) {
        return new Encryption(method, algorithm, new KeyReference.Absent());
    }
}
