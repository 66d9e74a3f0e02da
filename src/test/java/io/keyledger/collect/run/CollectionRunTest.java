package io.keyledger.collect.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.keyledger.collect.account.Scope;
import io.keyledger.collect.call.ApiAction;
import io.keyledger.collect.call.CollectException;
import io.keyledger.collect.call.CollectException.Kind;
import io.keyledger.collect.call.Pace;
import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.CallRole;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Fact;
import io.keyledger.inventory.KeyAlias;
import io.keyledger.inventory.KeyUsage;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.LastUsage;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.Purpose;
import io.keyledger.snapshot.PartId;
import io.keyledger.snapshot.SnapshotWriter;
import io.keyledger.stub.StubBehaviour;
import io.keyledger.stub.StubFaults;
import io.keyledger.stub.StubQuotas;
import io.keyledger.stub.StubServer;
import io.keyledger.stub.world.StubPopulation;
import io.keyledger.stub.world.StubWorld;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

class CollectionRunTest {
    private final StubAws aws = StubAws.small();

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        assertThat(aws.server().counters().defects()).isEmpty();
        assertThat(aws.server().counters().describedAwsAliases()).isEmpty();
        aws.close();
    }

    @Test
    void readsEverythingThereIs() throws IOException {
        CollectionResult result = aws.collect(aws.settings(), directory);

        assertThat(result.regions()).containsEntry(StubAws.ACCOUNT, List.of("eu-west-1", "us-east-1"));
        assertThat(result.collected()).isEqualTo(7);
        assertThat(StubAws.all(directory, KmsKey.class)).hasSize(48);
        assertThat(StubAws.all(directory, KeyAlias.class)).isNotEmpty();
        assertThat(StubAws.all(directory, KeyUsage.class)).isNotEmpty();
        assertThat(resources("AWS::S3::Bucket"))
                .filteredOn(bucket -> bucket.purpose().equals(Purpose.DATA))
                .hasSize(24);
        assertThat(resources("AWS::EC2::Volume")).hasSize(24);
        assertThat(resources("AWS::EC2::Snapshot"))
                .as("each Region has two more in its Recycle Bin")
                .hasSize(24 + 4);
        assertThat(resources("AWS::EC2::EbsEncryptionByDefault")).hasSize(2);
        assertThat(StubAws.coverage(directory))
                .allSatisfy(row -> assertThat(row.answered()).as(row.toString()).isEqualTo(row.asked()));
    }

    @Test
    void asksNothingButWhatIsDeclared() throws IOException {
        aws.collect(aws.settings(), directory);

        Set<String> declared =
                CollectorRegistry.actions(
                                CollectorRegistry.installed().chosen(Set.of("ebs", "kms", "s3")), StubAws.DEPTH)
                        .stream()
                        .map(ApiAction::toString)
                        .collect(Collectors.toSet());
        assertThat(declared).containsAll(aws.server().counters().actions());
    }

    @Test
    void asksForTheLastUseOfQuietKeysOnlyUpToTheLimit() throws IOException {
        aws.collect(aws.settings(), directory);

        List<Observed<LastUsage>> answers = StubAws.all(directory, KmsKey.class).stream()
                .filter(key -> key.region().equals("eu-west-1"))
                .map(KmsKey::lastUsage)
                .toList();
        long decided = StubAws.all(directory, KmsKey.class).stream()
                .filter(key -> key.region().equals("eu-west-1"))
                .filter(key -> Set.of("Disabled", "PendingDeletion", "PendingReplicaDeletion")
                        .contains(key.metadata().known().orElseThrow().keyState()))
                .filter(key -> key.metadata().known().orElseThrow().keyManager().equals("CUSTOMER"))
                .count();
        assertThat(decided).isPositive();
        assertThat(answers)
                .filteredOn(Observed.Known.class::isInstance)
                .hasSize(StubAws.DEPTH.lastUsageLimit() + (int) Math.min(decided, StubAws.DEPTH.lastUsageLimit()));
        assertThat(answers)
                .filteredOn(answer -> !(answer instanceof Observed.Known<LastUsage>))
                .allMatch(Observed.NotAsked.class::isInstance)
                .anyMatch(answer -> answer.reason().contains("limit of 4"))
                .anyMatch(answer -> answer.reason().contains("CloudWatch shows requests"));
    }

    @Test
    void asksNothingOfAwsManagedKeysThatTheirPoliciesRefuse(@TempDir Path refused) throws IOException {
        aws.collect(aws.settings(), directory);
        Set<String> managed = StubAws.all(directory, KmsKey.class).stream()
                .filter(key -> key.metadata().known().orElseThrow().keyManager().equals("AWS"))
                .map(KmsKey::keyId)
                .collect(Collectors.toSet());
        assertThat(managed).isNotEmpty();
        Set<String> useless = Set.of("kms:GetKeyRotationStatus", "kms:ListKeyRotations", "kms:ListResourceTags");
        aws.server()
                .behave(StubBehaviour.calm()
                        .denying(call -> useless.contains(call.action())
                                && managed.stream().anyMatch(call.resource()::contains)));

        aws.collect(aws.settings(), refused);

        assertThat(StubAws.coverage(refused))
                .allSatisfy(row -> assertThat(row.denied()).isZero());
        assertThat(StubAws.all(refused, KmsKey.class))
                .filteredOn(key -> managed.contains(key.keyId()))
                .allSatisfy(key -> {
                    assertThat(key.rotation().known())
                            .hasValueSatisfying(
                                    status -> assertThat(status.enabled()).isTrue());
                    assertThat(key.tags()).isEqualTo(Observed.known(Map.of()));
                });
    }

    @Test
    void regionsThatAreNotEnabledAreRowsOfCoverageThatNobodyAsked() throws IOException {
        aws.collect(aws.settings(), directory);

        assertThat(StubAws.coverage(directory))
                .filteredOn(row -> row.asked() == 0 && !row.isLeftOut())
                .isNotEmpty()
                .allSatisfy(row -> {
                    assertThat(row.region()).isNotIn("eu-west-1", "us-east-1", "global");
                    assertThat(row.note()).contains("has not enabled the Region");
                });
    }

    @Test
    void everyListingOfResourcesSaysWhatItLists() {
        assertThat(CollectorRegistry.actions(CollectorRegistry.installed().chosen(Set.of()), StubAws.DEPTH))
                .filteredOn(action -> !action.lists().isEmpty())
                .extracting(ApiAction::toString, ApiAction::role)
                .contains(
                        tuple("s3:ListBuckets", CallRole.LISTING),
                        tuple("ec2:DescribeVolumes", CallRole.LISTING),
                        tuple("ec2:DescribeSnapshots", CallRole.LISTING));
    }

    @Test
    void givesEqualBytesForEqualState(@TempDir Path second) throws IOException {
        aws.collect(aws.settings(), directory);
        aws.collect(aws.settings(), second);

        assertSameBytes(directory, second);
    }

    @Test
    void changesNothingWhereAwsThrottlesAndFails(@TempDir Path second) throws IOException {
        aws.collect(aws.settings(), directory);
        aws.server().behave(StubBehaviour.calm().withFaults(StubFaults.of(7, 0.2, 0.05)));

        aws.collect(aws.settings(), second);

        assertThat(aws.server().counters().totalThrottled()).isPositive();
        assertSameBytes(directory, second);
    }

    @Test
    void keepsWithinItsShareOfTheQuotas() throws IOException {
        aws.server().behave(StubBehaviour.calm().withQuotas(StubQuotas.aws().times(0.5)));
        CollectSettings half = new CollectSettings(
                StubAws.scope(List.of()),
                StubAws.DEPTH,
                new Pace(0.5, 64, 8, Duration.ofMillis(2), Duration.ofMillis(2)),
                aws.server().uri(),
                null);

        try (CollectionRun run = aws.openPaced(half)) {
            aws.collect(run, directory);
        }

        assertThat(aws.server().counters().totalThrottled()).isZero();
    }

    @Test
    void goesOnWhereItWas(@TempDir Path second) throws IOException {
        aws.collect(aws.settings(), directory);
        aws.server()
                .behave(StubBehaviour.calm()
                        .withExpiredCredentials(call -> call.action().equals("kms:ListGrants")
                                && call.region().equals("us-east-1")));
        assertThatThrownBy(() -> aws.collect(aws.settings(), second))
                .isInstanceOfSatisfying(
                        CollectException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CREDENTIALS_LOST));
        assertThat(StubAws.facts(second)).doesNotContainKey(new PartId(StubAws.ACCOUNT, "us-east-1", "kms"));

        aws.server().behave(StubBehaviour.calm());
        CollectionResult rest = aws.collect(aws.settings(), second);

        assertThat(rest.collected()).isBetween(1, 6);
        assertThat(rest.collected() + rest.resumed()).isEqualTo(7);
        assertSameBytes(directory, second);
    }

    @Test
    void keepsTheKeysOfAPartThatWasCutShort(@TempDir Path second) throws IOException {
        aws.collect(aws.settings(), directory);
        // Nobody asks for the tags of AWS managed keys.
        long all = aws.server().counters().calls("kms:ListResourceTags");
        aws.server().counters().reset();
        AtomicInteger asked = new AtomicInteger();
        aws.server()
                .behave(StubBehaviour.calm()
                        .withExpiredCredentials(call ->
                                call.action().equals("kms:ListResourceTags") && asked.incrementAndGet() > all / 2));
        assertThatThrownBy(() -> aws.collect(aws.settings(), second)).isInstanceOf(CollectException.class);
        assertThat(StubAws.facts(second).keySet())
                .noneMatch(part -> part.collector().equals("kms"));

        aws.server().behave(StubBehaviour.calm());
        aws.server().counters().reset();
        aws.collect(aws.settings(), second);

        assertThat(aws.server().counters().calls("kms:ListResourceTags")).isBetween(all - all / 2, all - 1);
        assertSameBytes(directory, second);
    }

    @Test
    void endsWhereCredentialsCanNoLongerBeHad() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        AwsCredentialsProvider fleeting = () -> {
            if (asked.incrementAndGet() > 40) {
                throw SdkClientException.create("The SSO session has expired");
            }
            return AwsBasicCredentials.create(StubServer.accessKeyId(StubAws.ACCOUNT), "any");
        };

        try (CollectionRun run = CollectionRun.open(aws.settings(), fleeting)) {
            assertThatThrownBy(() -> aws.collect(run, directory))
                    .isInstanceOfSatisfying(
                            CollectException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CREDENTIALS_LOST))
                    .hasMessage("AWS credentials are no longer available: The SSO session has expired."
                            + " Renew them and run the same command again to resume.");
        }

        assertThat(StubAws.coverage(directory))
                .allSatisfy(row -> assertThat(row.answered()).as(row.toString()).isEqualTo(row.asked()));
    }

    @Test
    void asksNothingMoreWhereEverythingIsThere() throws IOException {
        aws.collect(aws.settings(), directory);
        aws.server().counters().reset();

        aws.collect(aws.settings(), directory);

        assertThat(aws.server().counters().actions()).containsExactly("ec2:DescribeRegions", "sts:GetCallerIdentity");
    }

    @Test
    void stopsAtOnceWhenInterruptedAndLeavesNoHalfPart() throws Exception {
        aws.server().behave(StubBehaviour.calm().withLatency(Duration.ofMillis(200)));
        CountDownLatch begun = new CountDownLatch(1);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread runner = Thread.ofVirtual().start(() -> {
            try (CollectionRun run = aws.open(aws.settings());
                    SnapshotWriter snapshot = SnapshotWriter.open(directory, run.description(StubAws.AS_OF, "test"))) {
                begun.countDown();
                run.run(snapshot, ProgressListener.NONE);
            } catch (IOException | CollectException e) {
                thrown.set(e);
            }
        });
        begun.await();

        runner.interrupt();
        runner.join();

        assertThat(thrown.get())
                .isInstanceOfSatisfying(
                        CollectException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INTERRUPTED));
        assertThat(StubAws.facts(directory)).doesNotContainKey(new PartId(StubAws.ACCOUNT, "us-east-1", "kms"));
    }

    @Test
    void tellsThatARegionCannotBeReached() throws IOException {
        aws.server().behave(StubBehaviour.calm().withUnreachableRegion("eu-west-1"));

        aws.collect(aws.settings(), directory);

        assertThat(row("eu-west-1", "kms", "ListKeys").failed()).isEqualTo(1);
        assertThat(row("us-east-1", "kms", "ListKeys").answered()).isEqualTo(1);
        assertThat(StubAws.all(directory, KmsKey.class))
                .hasSize(24)
                .allMatch(key -> key.region().equals("us-east-1"));
    }

    @Test
    void tellsThatARegionIsNotEnabled() throws IOException {
        Scope scope = StubAws.scope(List.of("af-south-1", "us-east-1"));

        aws.collect(aws.settings(scope), directory);

        assertThat(StubAws.coverage(directory))
                .filteredOn(row -> row.region().equals("af-south-1"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.failed()).isEqualTo(1));
        assertThat(StubAws.all(directory, KmsKey.class)).hasSize(24);
    }

    @Test
    void readsTheConfiguredRegionWhereTheRegionsCannotBeListed() throws IOException {
        aws.server().behave(StubBehaviour.calm().denying("ec2:DescribeRegions"));

        CollectionResult result = aws.collect(aws.settings(), directory);

        assertThat(result.regions().get(StubAws.ACCOUNT)).hasSize(1);
        ApiCoverage row = row(Fact.GLOBAL, "ec2", "DescribeRegions");
        assertThat(row.denied()).isEqualTo(1);
        assertThat(row.note()).startsWith("Only ");
    }

    @Test
    void refusesToBeginWithoutCredentials() {
        AwsCredentialsProvider nobody = () -> {
            throw SdkClientException.create("Unable to load credentials");
        };

        assertThatThrownBy(() -> CollectionRun.open(aws.settings(), nobody))
                .isInstanceOfSatisfying(
                        CollectException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CREDENTIALS))
                .hasMessageStartingWith("There are no AWS credentials.");
    }

    @Test
    void refusesToBeginWithExpiredCredentials() {
        aws.server().behave(StubBehaviour.calm().withExpiredCredentials(_ -> true));

        assertThatThrownBy(() -> aws.open(aws.settings()))
                .isInstanceOfSatisfying(
                        CollectException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CREDENTIALS))
                .hasMessageContaining("expired");
    }

    @Test
    void refusesAnotherAccountWithoutARole() {
        Scope scope = new Scope(List.of("444455556666"), null, null, "keyledger", List.of(), StubAws.COLLECTORS);

        assertThatThrownBy(() -> aws.open(aws.settings(scope)))
                .isInstanceOfSatisfying(
                        CollectException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONFIGURATION));
    }

    @Test
    void leavesOutTheRegionsThatAreNotWanted(@TempDir Path directory) throws IOException {
        Scope all = new Scope(List.of(), null, null, "keyledger", List.of(), Set.of("kms"));
        List<String> enabled = regions(all, directory.resolve("all"));
        String unwanted = enabled.getFirst();
        Scope others = new Scope(List.of(), null, null, "keyledger", List.of(), List.of(unwanted), Set.of("kms"));

        assertThat(regions(others, directory.resolve("others")))
                .isNotEmpty()
                .containsExactlyElementsOf(enabled.stream()
                        .filter(region -> !region.equals(unwanted))
                        .toList());
        assertThatThrownBy(() -> aws.open(
                        aws.settings(new Scope(List.of(), null, null, "keyledger", List.of(), enabled, Set.of("kms")))))
                .isInstanceOf(CollectException.class)
                .hasMessageStartingWith("No Region is left to collect: --not-region leaves out " + enabled.getFirst());
    }

    private List<String> regions(Scope scope, Path directory) throws IOException {
        return aws.collect(aws.settings(scope), directory).regions().values().stream()
                .findFirst()
                .orElseThrow();
    }

    @Test
    void readsOtherAccountsThroughARoleAndTellsWhereItCannotBeAssumed(@TempDir Path ofMany) throws IOException {
        List<String> accounts = List.of("111122223333", "123456789012", "444455556666");
        Scope scope = new Scope(accounts, "audit", null, "keyledger", List.of("us-east-1"), Set.of("kms", "s3"));
        StubWorld world = StubWorld.builder()
                .accounts(accounts)
                .suspended("444455556666")
                .population(StubPopulation.of(6, 3, 0, 0))
                .build();

        try (StubAws many = StubAws.of(world)) {
            CollectionResult result = many.collect(many.settings(scope), ofMany);

            assertThat(result.regions())
                    .containsEntry("111122223333", List.of("us-east-1"))
                    .containsEntry("123456789012", List.of("us-east-1"))
                    .containsEntry("444455556666", List.of());
            assertThat(StubAws.all(ofMany, KmsKey.class).stream().collect(Collectors.groupingBy(KmsKey::accountId)))
                    .containsOnlyKeys("111122223333", "123456789012");
            assertThat(StubAws.coverage(ofMany))
                    .filteredOn(row -> row.accountId().equals("444455556666"))
                    .singleElement()
                    .satisfies(row -> assertThat(row.action()).isEqualTo("AssumeRole"))
                    .satisfies(row -> assertThat(row.denied()).isEqualTo(1));
        }
    }

    @Test
    void plansTheCallsThatItThenMakes() throws IOException {
        CollectionPlan plan;
        try (CollectionRun run = aws.open(aws.settings())) {
            plan = run.plan(StubAws.AS_OF);
        }
        aws.server().counters().reset();

        aws.collect(aws.settings(), directory);

        assertThat(plan.unanswered()).isEmpty();
        for (String action : List.of(
                "kms:DescribeKey",
                "kms:GetKeyPolicy",
                "kms:ListAliases",
                "kms:ListKeys",
                "kms:ListResourceTags",
                "s3:GetBucketEncryption")) {
            assertThat(planned(plan, action))
                    .as(action)
                    .isEqualTo(aws.server().counters().calls(action));
        }
        for (String action : List.of("kms:GetKeyRotationStatus", "kms:ListKeyRotations")) {
            assertThat(planned(plan, action))
                    .as(action)
                    .isLessThan(planned(plan, "kms:DescribeKey"))
                    .isGreaterThanOrEqualTo(aws.server().counters().calls(action));
        }
        // 24 keys at all of the 100 calls a second.
        assertThat(plan.atLeast()).isBetween(Duration.ofMillis(240), Duration.ofSeconds(5));
    }

    private static long planned(CollectionPlan plan, String action) {
        return plan.lines().stream()
                .filter(line -> line.action().toString().equals(action))
                .mapToLong(PlannedCalls::calls)
                .sum();
    }

    private List<EncryptedResource> resources(String type) throws IOException {
        return StubAws.all(directory, EncryptedResource.class).stream()
                .filter(resource -> resource.type().equals(type))
                .toList();
    }

    private ApiCoverage row(String region, String service, String action) throws IOException {
        return StubAws.coverage(directory).stream()
                .filter(row -> row.region().equals(region)
                        && row.service().equals(service)
                        && row.action().equals(action))
                .findFirst()
                .orElseThrow();
    }

    private static void assertSameBytes(Path first, Path second) throws IOException {
        // The first says what differs, the rest that nothing does.
        Set<Fact> known = Set.copyOf(StubAws.all(first, Fact.class));
        assertThat(StubAws.all(second, Fact.class))
                .filteredOn(fact -> !known.contains(fact))
                .isEmpty();
        var expected = StubAws.bytes(first);
        var actual = StubAws.bytes(second);
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, bytes) -> assertThat(actual.get(name)).as(name).isEqualTo(bytes));
    }
}
