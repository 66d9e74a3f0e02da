package io.keyledger.cost.cloudtrail;

import io.keyledger.inventory.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes log files with the digest files that CloudTrail delivers every hour, each with the hash and the signature of
 * the one before.
 */
public final class DigestChain {
    /** The fingerprint of the key that signs. */
    public static final String FINGERPRINT = "31e8b5433410dfb61a9dc45cc65b22ff";

    private static final String ACCOUNT = "111122223333";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path root;
    private final String region;
    private Instant hour = Instant.parse("2026-11-10T00:00:00Z");
    private @Nullable String previous;
    private @Nullable String previousHash;
    private @Nullable String previousSignature;
    private final String bucket;
    private final @Nullable KeyPair keys;
    private final Map<String, String> signatures = new HashMap<>();

    /** Without signatures, as in a copy. */
    public DigestChain(Path root, String region) {
        this(root, region, "amzn-s3-demo-bucket", null);
    }

    public DigestChain(Path root, String region, String bucket, @Nullable KeyPair keys) {
        this.root = root;
        this.region = region;
        this.bucket = bucket;
        this.keys = keys;
    }

    /** The signature of each digest file, in hexadecimal, by the key of its object. */
    public Map<String, String> signatures() {
        return signatures;
    }

    /** Delivers the log files of an hour and their digest file, which it returns after them. */
    public List<Path> hour(int logFiles) throws IOException {
        List<Path> written = new ArrayList<>();
        List<Map<String, Object>> logs = new ArrayList<>();
        for (int number = 0; number < logFiles; number++) {
            String content = TrailFolder.json(List.of(
                    Event.of("Decrypt", ACCOUNT).at(hour.plusSeconds(number)).with("number", region + hour + number)));
            String object = "AWSLogs/%s/CloudTrail/%s/2026/11/10/%s_CloudTrail_%s_%s_%04d.json.gz"
                    .formatted(ACCOUNT, region, ACCOUNT, region, STAMP.format(hour), number);
            written.add(write(object, content));
            logs.add(Map.of(
                    "s3Bucket", bucket, "s3Object", object, "hashValue", hash(content), "hashAlgorithm", "SHA-256"));
        }
        Instant end = hour.plus(Duration.ofHours(1));
        String object = "AWSLogs/%s/CloudTrail-Digest/%s/2026/11/10/%s_CloudTrail-Digest_%s_trail_eu-west-1_%s.json.gz"
                .formatted(ACCOUNT, region, ACCOUNT, region, STAMP.format(end));
        Map<String, @Nullable Object> digest = new LinkedHashMap<>();
        digest.put("awsAccountId", ACCOUNT);
        digest.put("digestStartTime", hour.toString());
        digest.put("digestEndTime", end.toString());
        digest.put("digestS3Bucket", bucket);
        digest.put("digestS3Object", object);
        digest.put("digestSignatureAlgorithm", "SHA256withRSA");
        digest.put("previousDigestS3Bucket", previous == null ? null : bucket);
        digest.put("previousDigestS3Object", previous);
        digest.put("previousDigestHashValue", previousHash);
        digest.put("previousDigestHashAlgorithm", previous == null ? null : "SHA-256");
        digest.put("digestPublicKeyFingerprint", FINGERPRINT);
        digest.put("previousDigestSignature", previousSignature);
        digest.put("logFiles", logs);
        String content = JsonMapper.shared().writeValueAsString(digest);
        written.add(write(object, content));
        if (keys != null) {
            // AWS CloudTrail User Guide, custom implementations: contents of the data signing string.
            previousSignature = sign(
                    keys.getPrivate(),
                    end + "\n" + bucket + "/" + object + "\n" + hash(content) + "\n" + previousSignature);
            signatures.put(object, previousSignature);
        }
        previous = object;
        previousHash = hash(content);
        hour = end;
        return written;
    }

    /** As when validation is disabled and enabled again: the next digest file names none before it. */
    void beginAnew() {
        previous = null;
        previousHash = null;
        previousSignature = null;
    }

    private static String sign(PrivateKey key, String text) {
        try {
            Signature signer = Signature.getInstance("SHA256withRSA");
            signer.initSign(key);
            signer.update(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path write(String object, String content) throws IOException {
        Path file = root.resolve(object);
        Files.createDirectories(file.getParent());
        return Files.write(file, TrailFolder.gzip(content));
    }

    private static String hash(String content) {
        return Sha256.hex(content.getBytes(StandardCharsets.UTF_8));
    }
}
