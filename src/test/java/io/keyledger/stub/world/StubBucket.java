package io.keyledger.stub.world;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One S3 bucket. Names sort by Region and then by number, as {@code ListBuckets} needs them. */
public record StubBucket(StubRegion region, int number) {
    /** What every bucket name begins with. */
    public static final String PREFIX = "ledger-";

    private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d{12})-([a-z]+(?:-[a-z]+)+-\\d+)-(\\d{7})-[a-z]+");

    /** What a bucket name tells: owner, Region and number. */
    record Place(String account, String region, int number) {}

    static Optional<Place> place(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches()
                ? Optional.of(new Place(matcher.group(1), matcher.group(2), Integer.parseInt(matcher.group(3))))
                : Optional.empty();
    }

    public String name() {
        return String.format(
                Locale.ROOT,
                PREFIX + "%s-%s-%07d-%s",
                region.account().id(),
                region.name(),
                number,
                Names.purpose(draw()));
    }

    public String arn() {
        return "arn:aws:s3:::" + name();
    }

    public Instant creationDate() {
        return region.account()
                .world()
                .now()
                .minus(Duration.ofHours(draw().at("age").between(1, 60_000)));
    }

    /** Default encryption; every bucket has one since January 2023. */
    public Encryption encryption() {
        Draw draw = draw().at("encryption");
        boolean bucketKey = draw.at("bucket-key").percent(70);
        List<String> blocked = draw.at("blocked").oneOf(List.of(List.of("SSE-C"), List.of("NONE"), List.of()));
        int roll = draw.below(100);
        if (roll < 40) {
            return new Encryption("AES256", Optional.empty(), false, blocked);
        }
        if (roll < 52) {
            return new Encryption("aws:kms", Optional.empty(), bucketKey, blocked);
        }
        if (roll < 56) {
            return new Encryption("aws:kms", Optional.of("alias/aws/s3"), bucketKey, blocked);
        }
        if (roll < 64) {
            return new Encryption("aws:kms", Optional.of(keyByAliasOrId(draw)), bucketKey, blocked);
        }
        String key = region.customerKeyArn(draw.at("key"));
        return roll < 96
                ? new Encryption("aws:kms", Optional.of(key), bucketKey, blocked)
                : new Encryption("aws:kms:dsse", Optional.of(key), false, blocked);
    }

    /** The bucket policy as its owner wrote it, where there is one. */
    public Optional<String> policy() {
        int roll = draw().at("policy").below(10);
        if (roll < 5) {
            return Optional.empty();
        }
        String resources = "[\"" + arn() + "\",\"" + arn() + "/*\"]";
        String transport = "{\"Sid\":\"TransportOnly\",\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\","
                + "\"Resource\":" + resources + ",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}}";
        String kms = "{\"Sid\":\"KmsOnly\",\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:PutObject\","
                + "\"Resource\":\"" + arn() + "/*\",\"Condition\":{\"StringNotEquals\":"
                + "{\"s3:x-amz-server-side-encryption\":\"aws:kms\"}}}";
        String statements = roll < 8 ? transport : transport + "," + kms;
        return Optional.of("{\"Version\":\"2012-10-17\",\"Statement\":[" + statements + "]}");
    }

    public SequencedMap<String, String> tags() {
        return Tags.of(draw());
    }

    /** Replication to another bucket, where it is set up. */
    public Optional<Replication> replication() {
        Draw draw = draw().at("replication");
        if (!draw.percent(10)) {
            return Optional.empty();
        }
        StubRegion target = draw.at("region").oneOf(region.account().regions());
        Optional<String> key = draw.at("encrypted").percent(70)
                ? target.customerKey(draw.at("key")).map(StubKey::arn)
                : Optional.empty();
        return Optional.of(new Replication(region.account().roleArn(0), arn() + "-replica", key));
    }

    /** The key of the reports of its inventory, where it has one that names a key. */
    public Optional<String> inventoryKeyArn() {
        Draw draw = draw().at("inventory");
        return draw.percent(15) ? region.customerKey(draw.at("key")).map(StubKey::arn) : Optional.empty();
    }

    /**
     * Whether its owner pays for request metrics: the first few, so that small Regions have some, and one in twenty.
     */
    public boolean hasRequestMetrics() {
        return number < 3 || draw().at("metrics").percent(5);
    }

    /** How many of its objects are written or read in a day. */
    public long requestsPerDay(String metric) {
        return draw().at(metric).between(1_000, 100_000);
    }

    private String keyByAliasOrId(Draw draw) {
        return region.customerKey(draw.at("key"))
                .map(key -> key.aliases().isEmpty()
                        ? key.id()
                        : key.aliases().getFirst().name())
                .orElse("alias/aws/s3");
    }

    private Draw draw() {
        return region.draw().at("bucket").at(number);
    }

    /**
     * A default encryption rule.
     *
     * @param algorithm {@code AES256}, {@code aws:kms} or {@code aws:kms:dsse}
     * @param key key ARN, key id or alias, as its owner typed it
     * @param blockedTypes the encryption types that new objects cannot have
     */
    public record Encryption(String algorithm, Optional<String> key, boolean bucketKey, List<String> blockedTypes) {}

    /** A replication rule: who replicates where, and under which key of the target. */
    public record Replication(String roleArn, String targetBucketArn, Optional<String> replicaKeyArn) {}
}
