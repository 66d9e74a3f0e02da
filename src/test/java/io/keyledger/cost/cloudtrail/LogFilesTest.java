package io.keyledger.cost.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.keyledger.cost.Usage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogFilesTest {
    private static final String OWNER = "111122223333";
    private static final String OTHER = "444455556666";
    private static final String KEY = key(OWNER, 1);
    private static final String SECOND = key(OWNER, 2);

    /** Requests on a key, cryptographic or not (AWS KMS developer guide, logging AWS KMS API calls). */
    private static final List<String> OPERATIONS = List.of(
            "CancelKeyDeletion",
            "CreateAlias",
            "CreateGrant",
            "Decrypt",
            "DeleteImportedKeyMaterial",
            "DeriveSharedSecret",
            "DescribeKey",
            "DisableKey",
            "DisableKeyRotation",
            "EnableKey",
            "EnableKeyRotation",
            "Encrypt",
            "GenerateDataKey",
            "GenerateDataKeyPair",
            "GenerateDataKeyPairWithoutPlaintext",
            "GenerateDataKeyWithoutPlaintext",
            "GenerateMac",
            "GetKeyLastUsage",
            "GetKeyPolicy",
            "GetKeyRotationStatus",
            "GetParametersForImport",
            "GetPublicKey",
            "ImportKeyMaterial",
            "ListGrants",
            "ListKeyRotations",
            "ListResourceTags",
            "PutKeyPolicy",
            "ReplicateKey",
            "RetireGrant",
            "RevokeGrant",
            "RotateKeyOnDemand",
            "ScheduleKeyDeletion",
            "Sign",
            "TagResource",
            "UntagResource",
            "UpdateAlias",
            "UpdateKeyDescription",
            "UpdatePrimaryRegion",
            "Verify",
            "VerifyMac");

    private static final String MULTI_REGION_KEY =
            "arn:aws:kms:eu-central-1:" + OWNER + ":key/mrk-1234abcd12ab34cd56ef1234567890ab";

    @TempDir
    private Path directory;

    private TrailFolder folder = new TrailFolder(Path.of("."));

    @BeforeEach
    void makeFolder() {
        folder = new TrailFolder(directory.resolve("trail"));
    }

    @Test
    void sessionsAreFoldedToTheirRoleAndObjectsToTheirBucket() throws IOException {
        folder.file(
                OWNER,
                decrypt().context("aws:s3:arn", "arn:aws:s3:::data/a/b").through("s3.amazonaws.com"),
                Event.of("Decrypt", OWNER)
                        .on(KEY)
                        .byRole(OWNER, "app", "two")
                        .context("aws:s3:arn", "arn:aws:s3:::data/c")
                        .through("s3.amazonaws.com"),
                decrypt().context("customer", "name of a person"));

        assertThat(read().byKey().get(KEY))
                .extracting(Usage::caller, Usage::service, Usage::resource, Usage::count)
                .containsExactly(
                        tuple("arn:aws:iam::111122223333:role/app", "", "", 1L),
                        tuple("arn:aws:iam::111122223333:role/app", "s3.amazonaws.com", "arn:aws:s3:::data", 2L));
    }

    @Test
    void everyKindOfCallerIsNamed() throws IOException {
        folder.file(
                OWNER,
                Event.of("Encrypt", OWNER).on(KEY).byUser(OWNER, "Alice"),
                Event.of("Encrypt", OWNER).on(KEY).byService("dynamodb.amazonaws.com"),
                Event.of("Encrypt", OWNER).on(KEY).byAccount(OTHER),
                Event.of("Encrypt", OWNER).on(KEY));

        assertThat(read().byKey().get(KEY))
                .extracting(Usage::caller, Usage::payer)
                .containsExactly(
                        tuple(OTHER, OTHER),
                        tuple("arn:aws:iam::111122223333:user/Alice", OWNER),
                        tuple("dynamodb.amazonaws.com", OWNER),
                        tuple("unknown", OWNER));
    }

    @Test
    void aReEncryptIsOneRequestOnTheKeyThatItDecryptsWith() throws IOException {
        folder.file(OWNER, Event.of("ReEncrypt", OWNER).on(KEY).on(SECOND).byUser(OWNER, "Alice"));

        assertThat(read().byKey()).containsOnlyKeys(KEY);
    }

    @Test
    void theKindOfADataKeyPairIsKnown() throws IOException {
        folder.file(
                OWNER,
                Event.of("GenerateDataKeyPair", OWNER)
                        .on(KEY)
                        .byUser(OWNER, "Alice")
                        .with("keyPairSpec", "RSA_3072"));

        assertThat(read().byKey().get(KEY)).extracting(Usage::keyPairSpec).containsExactly("RSA_3072");
    }

    @Test
    void anEventOfTwoTrailsIsOneRequestOfWhoeverMadeIt() throws IOException {
        folder.file(OWNER, crossAccount(OWNER, "a"), crossAccount(OWNER, "b"), crossAccount(OWNER, "c"));
        folder.file(OTHER, crossAccount(OTHER, "a"), crossAccount(OTHER, "b"));

        assertThat(read().byKey().get(KEY))
                .extracting(Usage::caller, Usage::payer, Usage::count)
                .containsExactly(tuple(OTHER, OTHER, 1L), tuple("arn:aws:iam::444455556666:role/guest", OTHER, 2L));
    }

    @Test
    void failedRequestsStandApart() throws IOException {
        folder.file(
                OWNER,
                decrypt().failed("AccessDenied"),
                decrypt().failed("AccessDenied"),
                Event.of("Decrypt", OWNER)
                        .byUser(OWNER, "Alice")
                        .with("keyId", KEY)
                        .failed("DisabledException"),
                decrypt());

        CloudTrailUsage usage = read();

        assertThat(usage.byKey().get(KEY)).extracting(Usage::count).containsExactly(1L);
        assertThat(usage.failures())
                .extracting(
                        CloudTrailUsage.Failure::caller,
                        CloudTrailUsage.Failure::errorCode,
                        CloudTrailUsage.Failure::count)
                .containsExactly(
                        tuple("arn:aws:iam::111122223333:role/app", "AccessDenied", 2L),
                        tuple("arn:aws:iam::111122223333:user/Alice", "DisabledException", 1L));
    }

    @Test
    void whatNobodyAskedOfKmsIsNoRequest() throws IOException {
        folder.file(
                OWNER,
                decrypt().source("s3.amazonaws.com"),
                Event.of("RotateKey", OWNER).on(KEY).type("AwsServiceEvent"),
                Event.of("ListKeys", OWNER).byUser(OWNER, "Alice"));

        assertThat(read().byKey()).isEmpty();
        assertThat(read().events()).isEqualTo(3);
    }

    @Test
    void digestsAndInsightsArePassedOverAndTornAndForeignFilesNamed() throws IOException {
        folder.file(OWNER, decrypt());
        folder.digest(OWNER);
        folder.insight(OWNER, decrypt());
        Path torn = folder.torn(OWNER, 150, decrypt(), decrypt(), decrypt(), decrypt(), decrypt());
        folder.bytes("notes.txt", "not a log".getBytes(StandardCharsets.UTF_8));
        folder.bytes("other.json", "{\"Items\":[]}".getBytes(StandardCharsets.UTF_8));
        folder.bytes("plain.json", TrailFolder.json(List.of(decrypt())).getBytes(StandardCharsets.UTF_8));
        folder.bytes("empty.json.gz", new byte[0]);
        Files.createSymbolicLink(folder.root().resolve("link.json.gz"), torn);

        CloudTrailUsage usage = read();

        assertThat(usage.files().read()).isEqualTo(2);
        assertThat(usage.files().skipped()).isEqualTo(2);
        assertThat(usage.files().firstTorn())
                .containsExactly(folder.root().relativize(torn).toString().replace('\\', '/'), "empty.json.gz");
        assertThat(usage.files().firstForeign()).containsExactly("link.json.gz", "notes.txt", "other.json");
        assertThat(usage.byKey().get(KEY)).extracting(Usage::count).containsExactly(2L);
    }

    @Test
    void thePeriodIsFromTheFirstEventToTheLast() throws IOException {
        Instant first = Instant.parse("2026-11-01T00:03:00Z");
        folder.file(
                OWNER,
                decrypt().at(first),
                decrypt().at(first.plus(Duration.ofDays(9).plusHours(23))));

        assertThat(read().days()).isEqualTo(10);
        assertThat(read().of(KEY, OWNER, "eu-central-1"))
                .hasValueSatisfying(usage -> assertThat(usage.days()).isEqualTo(10));
        assertThat(read().of(SECOND, OWNER, "eu-central-1"))
                .hasValueSatisfying(usage -> assertThat(usage.usages()).isEmpty());
        assertThat(read().of(key(OTHER, 1), OTHER, "eu-central-1")).isEmpty();
    }

    @Test
    void whereThereAreTooManyGroupsTheyAreDrawnTogetherInTheSameWayInEveryOrder() throws IOException {
        for (int file = 0; file < 6; file++) {
            List<Event> events = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                events.add(Event.of("Decrypt", OWNER)
                        .on(KEY)
                        .byRole(OWNER, "app-" + file % 3, "session")
                        .context("aws:s3:arn", "arn:aws:s3:::bucket-" + file + "-" + i + "/object"));
            }
            folder.file(OWNER, events);
        }

        CloudTrailUsage byCaller = LogFiles.read(new FolderFiles(folder.root()), 20);
        CloudTrailUsage byAccount = LogFiles.read(new FolderFiles(folder.root()), 2);

        assertThat(byCaller.byKey().get(KEY))
                .extracting(Usage::resource, Usage::count)
                .containsExactly(tuple("", 20L), tuple("", 20L), tuple("", 20L));
        assertThat(byAccount.byKey().get(KEY))
                .extracting(Usage::caller, Usage::count)
                .containsExactly(tuple(OWNER, 60L));
        assertThat(byCaller.note()).contains("too many resources");
    }

    /** Random events whose truth is counted while they are made. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findsExactlyWhatIsInTheFiles(long seed) throws IOException {
        Random random = new Random(seed);
        Map<String, Long> truth = new TreeMap<>();
        for (int file = 0; file < 40; file++) {
            List<Event> owner = new ArrayList<>();
            List<Event> other = new ArrayList<>();
            for (int i = random.nextInt(60); i > 0; i--) {
                add(random, file * 100 + i, owner, other, truth);
            }
            folder.file(OWNER, owner);
            folder.file(OTHER, other);
        }

        Map<String, Long> found = new TreeMap<>();
        read().byKey()
                .forEach((arn, usages) -> usages.forEach(usage -> found.merge(
                        String.join(" ", arn, usage.operation(), usage.caller(), usage.resource()),
                        usage.count(),
                        Long::sum)));

        assertThat(found).containsExactlyEntriesOf(truth);
        assertThat(read()).isEqualTo(read());
    }

    private static void add(Random random, int number, List<Event> owner, List<Event> other, Map<String, Long> truth) {
        String arn = random.nextInt(4) == 0 ? MULTI_REGION_KEY : key(OWNER, random.nextInt(4));
        String operation = OPERATIONS.get(random.nextInt(OPERATIONS.size()));
        String bucket = "arn:aws:s3:::bucket-" + random.nextInt(3);
        switch (random.nextInt(6)) {
            case 0 -> {
                owner.add(Event.of(operation, OWNER)
                        .on(arn)
                        .with("keyId", "alias/app")
                        .byRole(OWNER, "app", "session-" + number)
                        .context("aws:s3:arn", bucket + "/object-" + number)
                        .through("s3.amazonaws.com"));
                truth.merge(
                        String.join(" ", arn, operation, "arn:aws:iam::111122223333:role/app", bucket), 1L, Long::sum);
            }
            case 1 -> {
                owner.add(Event.of(operation, OWNER).on(arn).byAccount(OTHER).shared("shared-" + number));
                other.add(Event.of(operation, OTHER)
                        .on(arn)
                        .byRole(OTHER, "guest", "session-" + number)
                        .shared("shared-" + number));
                truth.merge(
                        String.join(" ", arn, operation, "arn:aws:iam::444455556666:role/guest", ""), 1L, Long::sum);
            }
            case 2 ->
                owner.add(
                        Event.of(operation, OWNER).on(arn).byUser(OWNER, "Eve").failed("AccessDenied"));
            case 3 -> {
                owner.add(Event.of("ReEncrypt", OWNER)
                        .on(arn)
                        .on(key(OWNER, 9))
                        .byService("dynamodb.amazonaws.com")
                        .context("aws:dynamodb:tableName", "orders"));
                truth.merge(String.join(" ", arn, "ReEncrypt", "dynamodb.amazonaws.com", "orders"), 1L, Long::sum);
            }
            case 4 ->
                owner.add(Event.of(random.nextBoolean() ? "GenerateRandom" : "ListKeys", OWNER)
                        .byUser(OWNER, "Alice"));
            default ->
                owner.add(Event.of("GetObject", OWNER).byUser(OWNER, "Alice").source("s3.amazonaws.com"));
        }
    }

    @Test
    void onlyAPlaceWithLogsIsOne() throws IOException {
        folder.digest(OWNER);
        assertThat(LogFiles.anyIn(folder.root())).isFalse();

        Path file = folder.file(OWNER, decrypt());
        assertThat(LogFiles.anyIn(folder.root())).isTrue();
        assertThat(LogFiles.read(new FolderFiles(file)).byKey()).hasSize(1).containsKey(KEY);
        assertThat(LogFiles.read(new FolderFiles(file)).files().firstTorn()).isEmpty();
    }

    private CloudTrailUsage read() throws IOException {
        return LogFiles.read(new FolderFiles(folder.root()));
    }

    private static Event decrypt() {
        return Event.of("Decrypt", OWNER).on(KEY).byRole(OWNER, "app", "one");
    }

    private static Event crossAccount(String trail, String id) {
        Event event = Event.of("Decrypt", trail).on(KEY).shared(id);
        return trail.equals(OWNER) ? event.byAccount(OTHER) : event.byRole(OTHER, "guest", "one");
    }

    private static String key(String accountId, int number) {
        return "arn:aws:kms:eu-central-1:%s:key/%08d-12ab-34cd-56ef-1234567890ab".formatted(accountId, number);
    }
}
