package io.keyledger.cost.cloudtrail;

import io.keyledger.inventory.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes log files with the digest files that CloudTrail delivers every hour, each with the hash of the one before. */
public final class DigestChain {
    private static final String BUCKET = "amzn-s3-demo-bucket";
    private static final String ACCOUNT = "111122223333";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path root;
    private final String region;
    private Instant hour = Instant.parse("2026-11-10T00:00:00Z");
    private @Nullable String previous;
    private @Nullable String previousHash;

    public DigestChain(Path root, String region) {
        this.root = root;
        this.region = region;
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
                    "s3Bucket", BUCKET, "s3Object", object, "hashValue", hash(content), "hashAlgorithm", "SHA-256"));
        }
        Instant end = hour.plus(Duration.ofHours(1));
        String object = "AWSLogs/%s/CloudTrail-Digest/%s/2026/11/10/%s_CloudTrail-Digest_%s_trail_eu-west-1_%s.json.gz"
                .formatted(ACCOUNT, region, ACCOUNT, region, STAMP.format(end));
        Map<String, @Nullable Object> digest = new LinkedHashMap<>();
        digest.put("awsAccountId", ACCOUNT);
        digest.put("digestStartTime", hour.toString());
        digest.put("digestEndTime", end.toString());
        digest.put("digestS3Bucket", BUCKET);
        digest.put("digestS3Object", object);
        digest.put("digestSignatureAlgorithm", "SHA256withRSA");
        digest.put("previousDigestS3Bucket", previous == null ? null : BUCKET);
        digest.put("previousDigestS3Object", previous);
        digest.put("previousDigestHashValue", previousHash);
        digest.put("previousDigestHashAlgorithm", previous == null ? null : "SHA-256");
        digest.put("logFiles", logs);
        String content = JsonMapper.shared().writeValueAsString(digest);
        written.add(write(object, content));
        previous = object;
        previousHash = hash(content);
        hour = end;
        return written;
    }

    /** As when validation is disabled and enabled again: the next digest file names none before it. */
    void beginAnew() {
        previous = null;
        previousHash = null;
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
