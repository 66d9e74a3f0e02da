package io.keyledger.cost.cloudtrail;

import io.keyledger.collect.athena.TrailQuery;
import io.keyledger.collect.athena.TrailTable;
import io.keyledger.inventory.EncryptionContextNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The trails of two accounts, the same each time: every kind of caller, key, resource and failure, and 3,000 random
 * events. A real Trino counted them once (src/test/trino).
 */
public final class RecordedTrail {
    /** The owner of the keys. */
    public static final String OWNER = "111122223333";

    /** An account that uses them, too. */
    public static final String OTHER = "444455556666";

    public static final String REGION = "eu-central-1";

    /** The whole day of the events. */
    public static final Instant DAY = Instant.parse("2026-11-10T00:00:00Z");

    private final List<Event> owner = new ArrayList<>();
    private final List<Event> other = new ArrayList<>();

    private RecordedTrail() {
        addCallers();
        addKeys();
        addResources();
        addOthers();
        Random random = new Random(476);
        for (int number = 0; number < 3000; number++) {
            addRandom(random, number);
        }
    }

    /** Writes the log files and the query for src/test/trino into a folder. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        write(folder.resolve("trail"));
        Files.writeString(folder.resolve("query.sql"), query().sql());
    }

    /** The query that counts the requests of the day in both accounts. */
    public static TrailQuery query() {
        return new TrailQuery(
                new TrailTable("default", "keyledger_cloudtrail", ""),
                List.of(OWNER, OTHER),
                List.of(REGION),
                DAY,
                DAY.plus(1, ChronoUnit.DAYS));
    }

    /** Writes the log files. */
    public static void write(Path folder) throws IOException {
        RecordedTrail trail = new RecordedTrail();
        TrailFolder files = new TrailFolder(folder);
        files.file(OWNER, trail.owner);
        files.file(OTHER, trail.other);
    }

    private void addCallers() {
        owner.add(on(1).byRole(OWNER, "path/app", "one").at(DAY));
        owner.add(on(1).byRole(OWNER, "path/app", "two").through("s3.amazonaws.com"));
        owner.add(on(1).byUser(OWNER, "Alice").at(DAY.plusSeconds(86_399)));
        owner.add(on(1).byService("dynamodb.amazonaws.com"));
        owner.add(on(1).byAccount(OTHER));
        owner.add(on(1));
        owner.add(on(1).identity("AssumedRole", "arn", "arn:aws:sts::" + OWNER + ":assumed-role/app/one"));
        owner.add(on(1).identity("AssumedRole", "arn", "arn:aws:sts::" + OWNER + ":assumed-role/app"));
        owner.add(on(1).identity("WebIdentityUser", "principalId", "accounts.example.com:someone"));
        owner.add(on(1).identity("AWSService", "principalId", "backup.amazonaws.com"));
        owner.add(on(1).identity("Root", "arn", "arn:aws:iam::" + OWNER + ":root"));
        owner.add(on(1).identity("Unknown", "arn", ""));
    }

    private void addKeys() {
        owner.add(Event.of("Decrypt", OWNER).byUser(OWNER, "Alice").with("keyId", key(2)));
        owner.add(Event.of("Decrypt", OWNER).byUser(OWNER, "Alice").with("keyId", key(2).split("/", 2)[1]));
        owner.add(Event.of("Decrypt", OWNER).with("keyId", "mrk-1234abcd12ab34cd56ef1234567890ab"));
        owner.add(Event.of("Decrypt", OWNER).byUser(OWNER, "Alice").with("keyId", "alias/app"));
        owner.add(Event.of("Decrypt", OWNER).byUser(OWNER, "Alice").with("keyId", "not a key"));
        owner.add(Event.of("Decrypt", OWNER)
                .identity("IAMUser", "arn", "arn:aws-us-gov:iam::" + OWNER + ":user/Alice")
                .with("keyId", key(3).split("/", 2)[1]));
        owner.add(Event.of("CreateAlias", OWNER)
                .on("arn:aws:kms:eu-central-1:" + OWNER + ":alias/app")
                .on(key(2))
                .byUser(OWNER, "Alice"));
        owner.add(Event.of("ReEncrypt", OWNER).on(key(2)).on(key(1)).byUser(OWNER, "Alice"));
        owner.add(Event.of("GenerateDataKeyPair", OWNER)
                .on(key(2))
                .byUser(OWNER, "Alice")
                .with("keyPairSpec", "RSA_3072"));
    }

    private void addResources() {
        for (String name : EncryptionContextNames.OF_RESOURCES) {
            addResource(name);
        }
        addResource("customer");
        owner.add(on(4).byRole(OWNER, "app", "one").context("aws:s3:arn", "arn:aws:s3:::data/a/b"));
        owner.add(on(4).byRole(OWNER, "app", "one").context("aws:s3:arn", "arn:aws:s3:::data"));
        owner.add(on(4).byRole(OWNER, "app", "one").context("aws:s3:arn", ""));
    }

    private void addResource(String name) {
        owner.add(on(4).byRole(OWNER, "app", "one").context(name, "resource of " + name));
    }

    private void addOthers() {
        owner.add(on(1).byUser(OWNER, "Alice").source("s3.amazonaws.com"));
        owner.add(on(1).type("AwsServiceEvent"));
        owner.add(Event.of("ListKeys", OWNER).byUser(OWNER, "Alice"));
    }

    private void addRandom(Random random, int number) {
        int key = random.nextInt(6);
        String operation = List.of("Decrypt", "Encrypt", "GenerateDataKey", "Sign", "DescribeKey")
                .get(random.nextInt(5));
        Instant time = DAY.plusSeconds(random.nextInt(86_400));
        switch (random.nextInt(6)) {
            case 0 ->
                owner.add(Event.of(operation, OWNER)
                        .on(key(key))
                        .byRole(OWNER, "app-" + random.nextInt(5), "session-" + number)
                        .context("aws:s3:arn", "arn:aws:s3:::bucket-" + random.nextInt(4) + "/object-" + number)
                        .through("s3.amazonaws.com")
                        .at(time));
            case 1 -> {
                owner.add(Event.of(operation, OWNER)
                        .on(key(key))
                        .byAccount(OTHER)
                        .shared("shared-" + number)
                        .at(time));
                // Now and then the caller's trail lacks the event.
                if (random.nextInt(10) > 0) {
                    other.add(Event.of(operation, OTHER)
                            .on(key(key))
                            .byRole(OTHER, "guest", "session-" + number)
                            .shared("shared-" + number)
                            .at(time));
                }
            }
            case 2 ->
                owner.add(Event.of(operation, OWNER)
                        .on(key(key))
                        .byUser(OWNER, "Eve")
                        .failed(random.nextBoolean() ? "AccessDenied" : "DisabledException")
                        .at(time));
            case 3 ->
                owner.add(Event.of("ReEncrypt", OWNER)
                        .on(key(key))
                        .on(key(9))
                        .byService("dynamodb.amazonaws.com")
                        .context("aws:dynamodb:tableName", "orders")
                        .at(time));
            case 4 ->
                other.add(Event.of(operation, OTHER)
                        .on(key(key))
                        .byUser(OTHER, "Bob")
                        .at(time));
            default ->
                owner.add(Event.of("GetObject", OWNER)
                        .byUser(OWNER, "Alice")
                        .source("s3.amazonaws.com")
                        .at(time));
        }
    }

    private static Event on(int number) {
        return Event.of("Decrypt", OWNER).on(key(number));
    }

    private static String key(int number) {
        return "arn:aws:kms:eu-central-1:%s:key/%08d-12ab-34cd-56ef-1234567890ab".formatted(OWNER, number);
    }
}
