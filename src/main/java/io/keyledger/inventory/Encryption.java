package io.keyledger.inventory;

/**
 * How a resource encrypts data at rest, with the service's own defaults applied.
 *
 * @param algorithm the service's own term, for example {@code aws:kms:dsse} or {@code sse-ebs}
 * @param key for {@link Method#KMS}, the key; a default key of the service is named by its alias
 */
public record Encryption(Method method, String algorithm, KeyReference key) {
    /** Who owns the key material, as far as the resource itself shows. */
    public enum Method {
        /** Not encrypted. */
        NONE,
        /** Encrypted with keys inside the service, for example SSE-S3 or SSE-SQS. */
        SERVICE_MANAGED,
        /** Encrypted with an AWS owned KMS key, which customers cannot see. */
        AWS_OWNED,
        /** Encrypted with a KMS key that {@link Encryption#key} names. */
        KMS,
        /** Encrypted with a key that the caller sends with each request. */
        CUSTOMER_PROVIDED,
        /**
         * The resource names no key, and {@link Encryption#algorithm} says why that does not tell how it is encrypted.
         */
        UNSTATED
    }

    /** Encryption with a KMS key. */
    public static Encryption kms(String algorithm, KeyReference key) {
        return new Encryption(Method.KMS, algorithm, key);
    }

    /** Any other method, without a key. */
    public static Encryption without(Method method, String algorithm) {
        return new Encryption(method, algorithm, new KeyReference.Absent());
    }
}
