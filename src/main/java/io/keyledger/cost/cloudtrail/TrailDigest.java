package io.keyledger.cost.cloudtrail;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A digest file (AWS CloudTrail user guide, digest file structure).
 *
 * @param previous the digest file before it; absent in the first one after validation was enabled
 * @param seal what the signature covers
 */
record TrailDigest(Instant start, Instant end, @Nullable Hashed previous, List<Hashed> logFiles, Seal seal) {
    /**
     * What the signature covers, as it is written; what the file lacks is empty.
     *
     * @param end the end of the digest
     * @param bucket where CloudTrail delivered the digest file
     * @param object the key of its object
     * @param previousSignature the signature of the digest file before it; empty in the first one
     * @param fingerprint names the public key
     */
    record Seal(String end, String bucket, String object, String previousSignature, String fingerprint) {
        private static Seal of(JsonNode digest) {
            return new Seal(
                    digest.path("digestEndTime").asString(""),
                    digest.path("digestS3Bucket").asString(""),
                    digest.path("digestS3Object").asString(""),
                    digest.path("previousDigestSignature").asString(""),
                    digest.path("digestPublicKeyFingerprint").asString(""));
        }
    }

    /**
     * An object in the bucket of the trail.
     *
     * @param bucket its bucket
     * @param object its key
     * @param sha256 the SHA-256 digest of its uncompressed content, in hexadecimal
     */
    record Hashed(String bucket, String object, String sha256) {
        /** The key without its folders. */
        String name() {
            return object.substring(object.lastIndexOf('/') + 1);
        }
    }

    /** @throws IllegalArgumentException if it is not a digest file */
    static TrailDigest parse(byte[] json) {
        try {
            JsonNode digest = JsonMapper.shared().readTree(json);
            List<Hashed> logFiles = new ArrayList<>();
            for (JsonNode log : digest.required("logFiles")) {
                logFiles.add(hashed(log, "s3Bucket", "s3Object", "hashValue", "hashAlgorithm"));
            }
            return new TrailDigest(
                    Instant.parse(digest.required("digestStartTime").asString()),
                    Instant.parse(digest.required("digestEndTime").asString()),
                    digest.path("previousDigestS3Object").isString()
                            ? hashed(
                                    digest,
                                    "previousDigestS3Bucket",
                                    "previousDigestS3Object",
                                    "previousDigestHashValue",
                                    "previousDigestHashAlgorithm")
                            : null,
                    List.copyOf(logFiles),
                    Seal.of(digest));
        } catch (JacksonException | DateTimeException e) {
            throw new IllegalArgumentException("it is not a digest file", e);
        }
    }

    private static Hashed hashed(JsonNode node, String bucket, String object, String hash, String algorithm) {
        if (!node.required(algorithm).asString().equals("SHA-256")) {
            throw new IllegalArgumentException("it has a hash that is not SHA-256");
        }
        return new Hashed(
                node.path(bucket).asString(""),
                node.required(object).asString(),
                node.required(hash).asString());
    }
}
