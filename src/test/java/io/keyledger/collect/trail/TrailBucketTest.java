package io.keyledger.collect.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.keyledger.collect.account.Scope;
import io.keyledger.collect.call.CollectException;
import io.keyledger.collect.call.Pace;
import io.keyledger.cost.Usage;
import io.keyledger.cost.cloudtrail.CloudTrailUsage;
import io.keyledger.cost.cloudtrail.Event;
import io.keyledger.cost.cloudtrail.LogFiles;
import io.keyledger.cost.cloudtrail.TrailFolder;
import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.TrailFiles;
import io.keyledger.inventory.TrailScope;
import io.keyledger.stub.AnswerFault;
import io.keyledger.stub.StubBehaviour;
import io.keyledger.stub.StubServer;
import io.keyledger.stub.world.StubPopulation;
import io.keyledger.stub.world.StubWorld;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Log files in a bucket of the stub server, which is in another Region than the caller. */
class TrailBucketTest {
    private static final String ACCOUNT = "111122223333";
    private static final String MEMBER = "444455556666";
    private static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-4333-8444-555555555555";
    private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");
    private static final TrailScope SCOPE =
            new TrailScope(Set.of(ACCOUNT), Set.of("eu-west-1", "us-east-1"), NOW.minus(Duration.ofDays(30)), NOW);

    private final StubServer server = StubServer.start(
            StubWorld.builder()
                    .accounts(ACCOUNT, MEMBER)
                    .regions("eu-west-1", "us-east-1")
                    .population(StubPopulation.of(1, 1, 1, 1))
                    .build(),
            StubBehaviour.calm());

    private List<ApiCoverage> calls = List.of();
    private String bucket = "";

    @BeforeEach
    void findTheBucket() {
        bucket = bucketOf(ACCOUNT);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void readsTheDaysAccountsAndRegionsOfTheAuditAndListsNothingElse() throws IOException {
        put("AWSLogs/111122223333/CloudTrail/eu-west-1/2026/11/24/a.json.gz");
        put("AWSLogs/111122223333/CloudTrail/us-east-1/2026/10/25/b.json.gz");
        put("AWSLogs/111122223333/CloudTrail/us-east-1/2026/10/24/too-early.json.gz");
        put("AWSLogs/111122223333/CloudTrail/us-east-1/2026/11/25/too-late.json.gz");
        put("AWSLogs/111122223333/CloudTrail/ap-south-1/2026/11/24/other-region.json.gz");
        put("AWSLogs/111122223333/CloudTrail-Digest/eu-west-1/2026/11/24/digest.json.gz");
        put("AWSLogs/111122223333/CloudTrail-Insight/eu-west-1/2026/11/24/insight.json.gz");
        put("AWSLogs/444455556666/CloudTrail/eu-west-1/2026/11/24/other-account.json.gz");

        CloudTrailUsage usage = read("");

        assertThat(usage.files().read()).isEqualTo(2);
        assertThat(usage.files().skipped()).isZero();
        assertThat(usage.byKey().get(KEY)).extracting(Usage::count).containsExactly(2L);
        assertThat(calls)
                .extracting(ApiCoverage::action, ApiCoverage::asked, ApiCoverage::answered)
                .containsExactly(
                        tuple("GetObject", 2L, 2L), tuple("HeadBucket", 1L, 1L), tuple("ListObjectsV2", 4L, 4L));
    }

    @Test
    void readsTheTrailOfAnOrganizationUnderAPrefix() throws IOException {
        put("trails/all/AWSLogs/o-exampleorg1/111122223333/CloudTrail/eu-west-1/2026/11/24/a.json.gz");
        put("trails/all/AWSLogs/o-exampleorg1/444455556666/CloudTrail/eu-west-1/2026/11/24/b.json.gz");
        put("trails/all/AWSLogs/111122223333/CloudTrail/eu-west-1/2026/11/24/c.json.gz");

        assertThat(read("trails/all").files().read()).isEqualTo(2);
        assertThat(read("trails/all/AWSLogs").files().read()).isEqualTo(2);
        assertThat(read("trails/all/AWSLogs/o-exampleorg1").files().read()).isOne();
        assertThat(read("trails/all/AWSLogs/o-exampleorg1/444455556666/")
                        .files()
                        .read())
                .isOne();
        assertThat(read("trails/all/AWSLogs/111122223333/CloudTrail").files().read())
                .isOne();
        assertThat(read("trails/all/AWSLogs/111122223333/CloudTrail/eu-west-1/2026/11/24")
                        .files()
                        .read())
                .isOne();
    }

    @Test
    void readsEveryPageOfAListing() throws IOException {
        server.objects().pageSize(2);
        for (int number = 0; number < 5; number++) {
            put("AWSLogs/111122223333/CloudTrail/eu-west-1/2026/11/2%d/a.json.gz".formatted(number));
        }

        assertThat(read("").files().read()).isEqualTo(5);
    }

    @Test
    void readsEverythingUnderAPrefixWithAnotherLayoutButTheDaysThatItNames() throws IOException {
        put("copied/one.json.gz");
        put("copied/deep/two.json.gz");
        put("copied/x/CloudTrail/eu-west-1/2026/11/23/three.json.gz");
        put("copied/x/CloudTrail/eu-west-1/2026/09/01/too-early.json.gz");
        put("copied/x/CloudTrail-Digest/eu-west-1/2026/11/23/digest.json.gz");
        server.objects().put(bucket, "copied/notes.txt", new byte[] {1});
        server.objects().put(bucket, "copied/empty/", new byte[0]);

        CloudTrailUsage usage = read("copied");

        assertThat(usage.files().read()).isEqualTo(3);
        assertThat(usage.files().skipped()).isOne();
        assertThat(usage.files().firstForeign()).containsExactly("copied/notes.txt");
    }

    @Test
    void aDownloadThatEndsEarlyIsTriedAgainAndThenCountedAsOneUnreadFile() throws IOException {
        put("AWSLogs/111122223333/CloudTrail/eu-west-1/2026/11/20/whole.json.gz");
        put("AWSLogs/111122223333/CloudTrail/eu-west-1/2026/11/21/torn.json.gz");
        put("AWSLogs/111122223333/CloudTrail/eu-west-1/2026/11/22/whole.json.gz");
        for (AnswerFault fault : List.of(AnswerFault.BROKEN_OFF, AnswerFault.CUT_OFF)) {
            server.behave(StubBehaviour.calm()
                    .spoiling(
                            call -> call.action().equals("s3:GetObject")
                                    && call.object().contains("torn"),
                            fault));

            CloudTrailUsage usage = read("");

            assertThat(usage.files().read()).isEqualTo(2);
            assertThat(usage.files().firstTorn())
                    .containsExactly("AWSLogs/111122223333/CloudTrail/eu-west-1/2026/11/21/torn.json.gz");
            assertThat(usage.byKey().get(KEY)).extracting(Usage::count).containsExactly(2L);
            assertThat(calls.getFirst().failed()).isOne();
            assertThat(calls.getFirst().answered()).isEqualTo(2);
        }
    }

    @Test
    void anObjectThatIsTornItselfIsCountedUpToItsEnd() throws IOException {
        byte[] whole = file();
        server.objects().put(bucket, "AWSLogs/111122223333/CloudTrail/eu-west-1/2026/11/21/a.json.gz", new byte[0]);
        server.objects()
                .put(
                        bucket,
                        "AWSLogs/111122223333/CloudTrail/eu-west-1/2026/11/21/b.json.gz",
                        java.util.Arrays.copyOf(whole, whole.length / 2));

        CloudTrailUsage usage = read("");

        assertThat(usage.files().torn()).isEqualTo(2);
        assertThat(calls.getFirst().answered()).isEqualTo(2);
    }

    @Test
    void aLargeObjectIsReadInParts() throws IOException {
        Random random = new Random(1);
        List<Event> events = new ArrayList<>();
        for (int number = 0; number < 700; number++) {
            StringBuilder noise = new StringBuilder();
            random.ints(12_000, 'A', 'z' + 1).filter(Character::isLetter).forEach(noise::appendCodePoint);
            events.add(decrypt().with("noise", noise.toString()));
        }
        byte[] content = TrailFolder.gzip(TrailFolder.json(events));
        assertThat(content.length).isGreaterThan(4 << 20);
        server.objects().put(bucket, "AWSLogs/111122223333/CloudTrail/eu-west-1/2026/11/24/a.json.gz", content);

        CloudTrailUsage usage = read("");

        assertThat(usage.files().torn()).isZero();
        assertThat(usage.byKey().get(KEY)).extracting(Usage::count).containsExactly(700L);
        assertThat(calls.getFirst().asked()).isEqualTo(2);
    }

    @Test
    void aBucketThatMayNotBeListedIsAGapWithTheReasonOfS3() throws IOException {
        put("AWSLogs/111122223333/CloudTrail/eu-west-1/2026/11/24/a.json.gz");
        server.behave(StubBehaviour.calm().denying("s3:ListObjectsV2", "s3:HeadBucket"));

        assertThat(read("").files().all()).isZero();
        assertThat(calls)
                .filteredOn(row -> row.action().equals("ListObjectsV2"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.denied()).isEqualTo(row.asked()).isPositive();
                    assertThat(row.region()).isEqualTo("eu-west-1");
                    assertThat(row.note()).contains("is not authorized to perform: s3:ListObjectsV2");
                });
    }

    @Test
    void aBucketOfAnotherAccountThatRefusesIsAGap() throws IOException {
        bucket = bucketOf(MEMBER);

        assertThat(read("").files().all()).isZero();
        assertThat(calls.getLast().denied()).isPositive();
    }

    @Test
    void aBucketThatDoesNotExistIsAGap() throws IOException {
        bucket = "there-is-no-such-bucket";

        assertThat(read("").files().all()).isZero();
        assertThat(calls.getLast().note()).isEqualTo("NoSuchBucket: The specified bucket does not exist");
        assertThat(calls.getLast().failed()).isEqualTo(calls.getLast().asked()).isPositive();
    }

    @Test
    void filesThatMayNotBeReadAreNamedAndCounted() throws IOException {
        put("AWSLogs/111122223333/CloudTrail/eu-west-1/2026/11/23/a.json.gz");
        put("AWSLogs/111122223333/CloudTrail/eu-west-1/2026/11/24/b.json.gz");
        server.behave(StubBehaviour.calm().denying("s3:GetObject"));

        assertThat(read("").files().torn()).isEqualTo(2);
        assertThat(calls.getFirst().denied()).isEqualTo(2);
    }

    @Test
    void credentialsThatExpireWhileReadingEndIt() {
        put("AWSLogs/111122223333/CloudTrail/eu-west-1/2026/11/24/a.json.gz");
        server.behave(StubBehaviour.calm()
                .withExpiredCredentials(call -> call.action().equals("s3:GetObject")));

        assertThatThrownBy(() -> read(""))
                .isInstanceOfSatisfying(
                        CollectException.class,
                        lost -> assertThat(lost.kind()).isEqualTo(CollectException.Kind.CREDENTIALS_LOST));
    }

    @Test
    void withoutCredentialsNothingIsRead() {
        assertThatThrownBy(() -> read("", () -> {
                    throw SdkClientException.create("Unable to load credentials");
                }))
                .isInstanceOf(CollectException.class)
                .hasMessageContaining("There are no AWS credentials.");
        assertThat(server.counters().rows()).isEmpty();
    }

    private CloudTrailUsage read(String prefix) throws IOException {
        return read(
                prefix,
                StaticCredentialsProvider.create(AwsBasicCredentials.create(StubServer.accessKeyId(ACCOUNT), "any")));
    }

    private CloudTrailUsage read(String prefix, AwsCredentialsProvider credentials) throws IOException {
        Pace pace = new Pace(1, 16, 3, Duration.ofMillis(2), Duration.ofMillis(2));
        try (TrailFiles files = TrailBucket.open(
                new TrailBucket.Access(Scope.ownAccount(), pace, server.uri(), null),
                TrailLocation.parse("s3://" + bucket + "/" + prefix).orElseThrow(),
                SCOPE,
                credentials)) {
            CloudTrailUsage usage = LogFiles.read(files);
            calls = files.finish();
            return usage;
        }
    }

    private String bucketOf(String account) {
        return server.world()
                .account(account)
                .orElseThrow()
                .region("eu-west-1")
                .orElseThrow()
                .bucket(0)
                .name();
    }

    private void put(String key) {
        server.objects().put(bucket, key, file());
    }

    private static byte[] file() {
        return TrailFolder.gzip(TrailFolder.json(List.of(decrypt())));
    }

    private static Event decrypt() {
        return Event.of("Decrypt", ACCOUNT).byUser(ACCOUNT, "Alice").on(KEY);
    }
}
