package io.keyledger.cost.savings;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.classify.ClassifiedKey;
import io.keyledger.classify.Custody;
import io.keyledger.classify.KeyBuilder;
import io.keyledger.classify.KeyIndex;
import io.keyledger.classify.KeyName;
import io.keyledger.classify.ResourceBuilder;
import io.keyledger.cost.BucketKeySavings;
import io.keyledger.cost.Confidence;
import io.keyledger.cost.CostEstimator;
import io.keyledger.cost.KeyCost;
import io.keyledger.cost.PriceSheet;
import io.keyledger.cost.PriceSheetReader;
import io.keyledger.cost.RequestEvidence;
import io.keyledger.cost.TrailUsage;
import io.keyledger.cost.Usage;
import io.keyledger.cost.savings.Saving.Kind;
import io.keyledger.inventory.BucketRequests;
import io.keyledger.inventory.KeyUsage;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.ResourceAttributes;
import io.keyledger.inventory.UsagePeriod.Period;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SavingsLedgerTest {
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
    private static final Observed<Period> COUNTED = Observed.known(new Period(NOW.minus(Duration.ofDays(30)), NOW));
    private static final String ROLE = "arn:aws:iam::111122223333:role/orders";
    private static final String NEVER = "2026-05-01T00:00:00Z";
    private static final String TRACKING = "2026-04-23T00:00:00Z";

    private final PriceSheet prices = PriceSheetReader.bundled();
    private final CostEstimator estimator = new CostEstimator(prices, NOW, 30);
    private SavingsLedger ledger = ledger(null);

    private SavingsLedger ledger(@Nullable Custody bucketMinimum) {
        return new SavingsLedger(prices, new SavingsSettings(90, bucketMinimum), NOW, 100, "orders-archive"::equals);
    }

    private static KeyBuilder key() {
        return KeyBuilder.key()
                .aliases("alias/orders")
                .created("2024-01-01T00:00:00Z")
                .rotations()
                .lastUsage("Decrypt", "2026-11-20T00:00:00Z", TRACKING);
    }

    private void resource(KeyBuilder key, ResourceBuilder resource) {
        resource(key, resource, Map.of(), Map.of());
    }

    /** @param metrics S3's request metrics by bucket ARN */
    private void resource(
            KeyBuilder key, ResourceBuilder resource, Map<String, Long> onKey, Map<String, BucketRequests> metrics) {
        KeyIndex.Builder keys = KeyIndex.builder(KeyBuilder.REGION);
        keys.add(key.build());
        Map<String, KeyUsage> usage = onKey.isEmpty()
                ? Map.of()
                : Map.of(key.arn(), new KeyUsage(KeyBuilder.ACCOUNT, KeyBuilder.REGION, key.arn(), onKey, 0));
        ledger.addResource(
                resource.kms(key.arn()).classified(keys.build()),
                new BucketKeySavings(
                        prices,
                        usage,
                        _ -> COUNTED,
                        _ -> Optional.of(new TrailUsage(List.of(), 30, Confidence.MEASURED, "")),
                        metrics));
    }

    private static Map<String, BucketRequests> metrics(String bucket, long puts, long gets) {
        String arn = "arn:aws:s3:::" + bucket;
        return Map.of(
                arn,
                new BucketRequests(
                        KeyBuilder.ACCOUNT,
                        KeyBuilder.REGION,
                        arn,
                        "EntireBucket",
                        COUNTED.known().orElseThrow(),
                        puts,
                        gets));
    }

    private void add(ClassifiedKey key, RequestEvidence evidence) {
        String name = KeyName.of(key.key());
        KeyCost cost = estimator.estimate(key, name, evidence);
        ledger.addKey(key, name, evidence, cost);
    }

    private static RequestEvidence cloudWatch(KeyBuilder key, Map<String, Long> requests) {
        return new RequestEvidence(
                requests.isEmpty() ? null : new KeyUsage(KeyBuilder.ACCOUNT, KeyBuilder.REGION, key.arn(), requests, 0),
                COUNTED,
                null);
    }

    private static RequestEvidence cloudTrail(Usage... usages) {
        return new RequestEvidence(null, COUNTED, new TrailUsage(List.of(usages), 30, Confidence.MEASURED, ""));
    }

    private static Usage usage(String operation, String caller, String service, String resource, long count) {
        return new Usage(TrailUsage.SOURCE, operation, "", caller, KeyBuilder.ACCOUNT, service, resource, count);
    }

    private List<Saving> savings(Kind kind) {
        ledger.endRegion();
        return ledger.savings().ranked().stream()
                .filter(saving -> saving.kind() == kind)
                .toList();
    }

    private static String usd(Saving saving) {
        return saving.usdMonth().atLeast().stripTrailingZeros().toPlainString();
    }

    @Test
    void aBucketKeySavesUpToNinetyNinePercentOfTheBucketsOwnRequests() {
        KeyBuilder key = key();
        resource(key, bucket("orders-archive", "off"));
        add(
                key.classified(2, ""),
                cloudTrail(
                        usage("Decrypt", ROLE, "s3.amazonaws.com", "arn:aws:s3:::orders-archive", 148_000_000),
                        usage("Decrypt", ROLE, "s3.amazonaws.com", "arn:aws:s3:::other", 5_000_000)));

        assertThat(savings(Kind.BUCKET_KEY)).singleElement().satisfies(saving -> {
            assertThat(usd(saving)).isEqualTo("439.56");
            assertThat(saving.atMost()).isTrue();
            assertThat(saving.reason()).startsWith("CloudTrail: 148,000,000 requests in 30 days for the bucket");
            assertThat(saving.action()).contains("put-bucket-encryption --bucket orders-archive", key.arn());
            assertThat(saving.alternatives())
                    .isEqualTo(
                            "SSE-S3 $0.00; AWS managed key $444.00, with a Bucket Key from $4.44; customer managed key"
                                    + " $445.00, with a Bucket Key from $5.44");
        });
    }

    @Test
    void withoutCloudTrailABucketSavesAtMostWhatItsKeyCosts() {
        KeyBuilder key = key();
        resource(key, bucket("orders-archive", "off"));
        resource(key, bucket("orders-logs", "off"));
        resource(key, bucket("orders-static", "on"));
        add(key.classified(3, ""), cloudWatch(key, Map.of("Decrypt", 10_000_000L, "Sign", 5L)));

        assertThat(savings(Kind.BUCKET_KEY)).singleElement().satisfies(saving -> {
            assertThat(usd(saving)).isEqualTo("29.7");
            assertThat(saving.reason()).contains("orders-archive, orders-logs", "share is unknown");
            assertThat(saving.alternatives()).contains("AWS managed key at most $30.00");
        });
        assertThat(ledger.savings().usdMonth().atLeast()).isEqualByComparingTo("29.7");
    }

    @Test
    void withoutCloudTrailRequestMetricsEstimateWhatABucketSaves() {
        KeyBuilder key = key();
        Map<String, Long> onKey = Map.of("Decrypt", 100_000_000L, "GenerateDataKey", 20_000_000L);
        resource(key, bucket("orders-archive", "off"), onKey, metrics("orders-archive", 1_000_000, 9_000_000));
        resource(key, bucket("orders-logs", "off"), onKey, Map.of());
        add(key.classified(2, ""), cloudWatch(key, onKey));

        assertThat(savings(Kind.BUCKET_KEY))
                .hasSize(2)
                .anySatisfy(saving -> {
                    assertThat(saving.subject()).endsWith(":orders-archive");
                    assertThat(usd(saving)).isEqualTo("29.7");
                    assertThat(saving.confidence()).isEqualTo(Confidence.ESTIMATE);
                    assertThat(saving.reason())
                            .isEqualTo("s3-request-metrics: 1,000,000 PUT and 9,000,000 GET requests in 30 days"
                                    + " (filter EntireBucket), assuming one GenerateDataKey for each PUT or copy, one"
                                    + " Decrypt for each GET, and complete metrics; at most the 120,000,000 that KMS"
                                    + " counted on the key; a Bucket Key saves up to 99 percent of them, for new"
                                    + " objects");
                    assertThat(saving.alternatives())
                            .startsWith("SSE-S3 $0.00; AWS managed key about $30.00, with a Bucket Key from $0.30;")
                            .contains("s3-request-metrics: ");
                })
                .anySatisfy(saving -> {
                    assertThat(saving.subject()).endsWith(":orders-logs");
                    assertThat(saving.reason()).startsWith("CloudWatch: 120,000,000 requests in 30 days on the key");
                });
    }

    @Test
    void whatRequestMetricsEstimateIsNeverMoreThanKmsCountedOnTheKey() {
        KeyBuilder key = key();
        Map<String, Long> onKey = Map.of("Decrypt", 1_000_000L);
        resource(key, bucket("orders-archive", "off"), onKey, metrics("orders-archive", 50_000_000, 50_000_000));
        add(key.classified(2, ""), cloudWatch(key, onKey));

        assertThat(savings(Kind.BUCKET_KEY))
                .singleElement()
                .satisfies(saving -> assertThat(usd(saving)).isEqualTo("2.97"));
    }

    @Test
    void cloudTrailIsTheBetterSourceAndRequestMetricsAreShownBesideIt() {
        KeyBuilder key = key();
        resource(
                key,
                bucket("orders-archive", "off"),
                Map.of("Decrypt", 20_000_000L),
                metrics("orders-archive", 0, 5_000_000));
        add(
                key.classified(2, ""),
                cloudTrail(usage("Decrypt", ROLE, "s3.amazonaws.com", "arn:aws:s3:::orders-archive", 10_000_000)));

        assertThat(savings(Kind.BUCKET_KEY)).singleElement().satisfies(saving -> {
            assertThat(usd(saving)).isEqualTo("29.7");
            assertThat(saving.reason())
                    .startsWith("CloudTrail: 10,000,000 requests in 30 days for the bucket; s3-request-metrics: 0 PUT"
                            + " and 5,000,000 GET requests in 30 days");
        });
    }

    @Test
    void requestMetricsSayWhatABucketWouldCostWithoutItsBucketKey() {
        KeyBuilder key = key();
        resource(
                key,
                bucket("orders-archive", "on"),
                Map.of("Decrypt", 1_000_000L),
                metrics("orders-archive", 10_000_000, 90_000_000));
        add(key.classified(1, ""), cloudWatch(key, Map.of("Decrypt", 1_000_000L)));

        assertThat(ledger.choices())
                .extracting(BucketChoices::text)
                .singleElement()
                .asString()
                .startsWith("SSE-S3 $0.00; AWS managed key $3.00, customer managed key $4.00, both with the Bucket Key"
                        + " that is on; without it about $300.00 for requests; s3-request-metrics: ");
    }

    @Test
    void bucketsAreNamedInTheirOrderWhicheverThreadAddsThemFirst() {
        KeyBuilder key = key();
        resource(key, bucket("orders-logs", "off"));
        resource(key, bucket("orders-archive", "off"));
        add(key.classified(2, ""), cloudWatch(key, Map.of("Decrypt", 10_000_000L)));

        assertThat(savings(Kind.BUCKET_KEY)).singleElement().satisfies(saving -> {
            assertThat(saving.subject()).isEqualTo("arn:aws:s3:::orders-archive");
            assertThat(saving.reason()).contains("orders-archive, orders-logs");
        });
    }

    @Test
    void aBucketWhoseKeyStateIsUnknownIsNotCounted() {
        KeyBuilder key = key();
        resource(key, ResourceBuilder.bucket("orders-archive"));
        add(key.classified(1, ""), cloudWatch(key, Map.of("Decrypt", 10_000_000L)));

        assertThat(savings(Kind.BUCKET_KEY)).isEmpty();
    }

    @Test
    void theChoicesOfABucketAreCompared() {
        KeyBuilder key = key();
        resource(key, bucket("orders-archive", "on"));
        add(key.classified(1, ""), cloudWatch(key, Map.of("Decrypt", 1_000_000L)));

        assertThat(ledger.choices())
                .extracting(BucketChoices::text)
                .containsExactly("SSE-S3 $0.00; AWS managed key $3.00, customer managed key $4.00, both with the Bucket"
                        + " Key that is on; without it up to 100 times the requests");
    }

    @Test
    void sseS3IsSuggestedOnlyWhereTheConfiguredMinimumAllowsIt() {
        for (Custody minimum : new Custody[] {Custody.SERVICE_MANAGED, Custody.AWS_MANAGED}) {
            ledger = ledger(minimum);
            KeyBuilder key = key();
            resource(key, bucket("orders-archive", "on"));
            add(key.classified(1, ""), cloudWatch(key, Map.of("Decrypt", 1_000_000L)));

            List<Saving> found = savings(Kind.SSE_S3);
            if (minimum == Custody.AWS_MANAGED) {
                assertThat(found).isEmpty();
            } else {
                assertThat(found).singleElement().satisfies(saving -> {
                    assertThat(usd(saving)).isEqualTo("4");
                    assertThat(saving.atMost()).isFalse();
                    assertThat(saving.action()).contains("AES256");
                });
            }
        }
    }

    @Test
    void anUnusedKeyIsDisabledAndWatchedBeforeItIsDeleted() {
        KeyBuilder key = key().lastUsage("Decrypt", NEVER, TRACKING);
        add(key.classified(), cloudWatch(key, Map.of()));

        assertThat(savings(Kind.UNUSED_KEY)).singleElement().satisfies(saving -> {
            assertThat(usd(saving)).isEqualTo("1");
            assertThat(saving.reason())
                    .isEqualTo("last used at 2026-05-01T00:00:00Z, and no audited resource depends on it");
            assertThat(saving.action())
                    .matches("aws kms disable-key .*; then watch CloudTrail for DisabledException .*; then aws kms"
                            + " schedule-key-deletion .*");
        });
    }

    @Test
    void aKeyThatIsUsedNeededOrYoungIsNotUnused() {
        KeyBuilder recently = key();
        add(recently.classified(), cloudWatch(recently, Map.of()));
        KeyBuilder needed = key().lastUsage("Decrypt", NEVER, TRACKING);
        add(needed.classified(1, ""), cloudWatch(needed, Map.of()));
        KeyBuilder used = key().lastUsage("Decrypt", NEVER, TRACKING);
        add(used.classified(), cloudWatch(used, Map.of("Decrypt", 1L)));
        KeyBuilder young = key().created("2026-11-01T00:00:00Z").lastUsage(null, null, TRACKING);
        add(young.classified(), cloudWatch(young, Map.of()));
        KeyBuilder leaving = key().state("PendingDeletion").lastUsage("Decrypt", NEVER, TRACKING);
        add(leaving.classified(), cloudWatch(leaving, Map.of()));
        KeyBuilder managed = key().awsManaged().lastUsage("Decrypt", NEVER, TRACKING);
        add(managed.classified(), cloudWatch(managed, Map.of()));

        assertThat(savings(Kind.UNUSED_KEY)).isEmpty();
        assertThat(ledger.savings().undecided()).isEmpty();
    }

    @Test
    void aKeyOfWhichTooLittleIsKnownIsUndecidedWithTheReason() {
        KeyBuilder unasked = key().lastUsage(Observed.notAsked("the limit was reached"));
        add(unasked.classified(), cloudWatch(unasked, Map.of()));
        KeyBuilder perhapsNeeded = key().lastUsage("Decrypt", NEVER, TRACKING);
        add(perhapsNeeded.classified(0, "ec2:DescribeVolumes was denied"), cloudWatch(perhapsNeeded, Map.of()));

        assertThat(savings(Kind.UNUSED_KEY)).isEmpty();
        assertThat(ledger.savings().undecided()).singleElement().satisfies(undecided -> {
            assertThat(undecided.keys()).isEqualTo(2);
            assertThat(undecided.reason()).isEqualTo("something may depend on it: ec2:DescribeVolumes was denied");
        });
    }

    @Test
    void keysOfOnePurposeAreDuplicatesOfTheOneWithTheAlias() {
        KeyBuilder kept = copy("00000001", "alias/orders");
        KeyBuilder old = copy("00000002");
        KeyBuilder tenant = copy("00000003", "alias/tenant-1").description("tenant");
        KeyBuilder otherTenant = copy("00000004", "alias/tenant-2").description("tenant");
        for (KeyBuilder key : List.of(kept, old, tenant, otherTenant)) {
            add(key.classified(), cloudWatch(key, Map.of("Decrypt", 5L)));
        }

        assertThat(savings(Kind.DUPLICATE_KEY)).singleElement().satisfies(saving -> {
            assertThat(saving.keyArn()).isEqualTo(old.arn());
            assertThat(usd(saving)).isEqualTo("1");
            assertThat(saving.reason()).contains("alias/orders");
        });
    }

    private static KeyBuilder copy(String id, String... aliases) {
        return key().id(id + "-12ab-34cd-56ef-1234567890ab")
                .aliases(aliases)
                .description("Order data")
                .tags(Map.of("app", "orders"))
                .policy(Observed.known("{}"));
    }

    @Test
    void aRotatedKeyThatOnlyDecryptsPaysForNothing() {
        KeyBuilder idle = key().rotation(true, 365);
        add(idle.classified(1, ""), cloudWatch(idle, Map.of("Decrypt", 100L)));
        KeyBuilder encrypts = key().rotation(true, 365);
        add(encrypts.classified(1, ""), cloudWatch(encrypts, Map.of("Decrypt", 100L, "GenerateDataKey", 1L)));

        assertThat(savings(Kind.IDLE_ROTATION)).singleElement().satisfies(saving -> {
            assertThat(usd(saving)).isEqualTo("1");
            assertThat(saving.action()).contains("disable-key-rotation");
        });
        assertThat(ledger.savings().usdMonth().atLeast()).isEqualByComparingTo("0");
    }

    @Test
    void aHotCallerIsNamedWithItsRate() {
        KeyBuilder key = key();
        add(
                key.classified(1, ""),
                cloudTrail(
                        usage("Decrypt", ROLE, "", "", 10_000_000),
                        usage("Decrypt", "arn:aws:iam::111122223333:role/rare", "", "", 100),
                        usage("Decrypt", ROLE, "s3.amazonaws.com", "arn:aws:s3:::b", 10_000_000)));

        assertThat(savings(Kind.HOT_CALLER)).singleElement().satisfies(saving -> {
            assertThat(saving.subject()).isEqualTo(ROLE);
            assertThat(usd(saving)).isEqualTo("30");
            assertThat(saving.reason()).contains("10,000,000 requests in 30 days", "3.9 a second");
        });
    }

    @Test
    void rsaKeyPairsCostFourHundredTimesAsMuchAsToEncryptOne() {
        KeyBuilder key = key();
        Usage pairs = new Usage(
                TrailUsage.SOURCE, "GenerateDataKeyPair", "RSA_2048", ROLE, KeyBuilder.ACCOUNT, "", "", 10_000);
        add(key.classified(1, ""), cloudTrail(pairs));

        assertThat(savings(Kind.RSA_KEY_PAIRS)).singleElement().satisfies(saving -> {
            assertThat(usd(saving)).isEqualTo("11.97");
            assertThat(saving.atMost()).isFalse();
            assertThat(saving.reason()).contains("12.00 USD per 10,000");
        });
    }

    @Test
    void keyPairsOfUnknownSpecSaveAtMostThePriceOfRsa() {
        KeyBuilder key = key();
        add(key.classified(1, ""), cloudWatch(key, Map.of("GenerateDataKeyPair", 10_000L)));

        assertThat(savings(Kind.RSA_KEY_PAIRS)).singleElement().satisfies(saving -> {
            assertThat(usd(saving)).isEqualTo("11.97");
            assertThat(saving.atMost()).isTrue();
        });
    }

    @Test
    void verificationNeedsOnlyThePublicKey() {
        KeyBuilder key = key().spec("ECC_NIST_P256").usage("SIGN_VERIFY");
        add(key.classified(), cloudWatch(key, Map.of("Sign", 1_000_000L, "Verify", 2_000_000L)));

        assertThat(savings(Kind.PUBLIC_KEY)).singleElement().satisfies(saving -> {
            assertThat(usd(saving)).isEqualTo("30");
            assertThat(saving.action()).contains("get-public-key");
        });
    }

    @Test
    void keysThatTestsMakeAndDropAreOnePattern() {
        for (int i = 0; i < 92; i++) {
            KeyBuilder key = key().id("%08d-12ab-34cd-56ef-1234567890ab".formatted(i))
                    .aliases("alias/test-" + i + "-data")
                    .created("2026-11-%02dT00:00:00Z".formatted(1 + i % 23));
            add(
                    (i % 2 == 0 ? key : key.state("PendingDeletion").deletionDate("2026-11-25T00:00:00Z")).classified(),
                    cloudWatch(key, Map.of()));
        }

        assertThat(savings(Kind.KEY_CHURN)).singleElement().satisfies(saving -> {
            assertThat(saving.keyName()).isEqualTo("alias/test-*-data");
            assertThat(saving.reason())
                    .startsWith("92 keys with such names were made in 30 days, 3.1 a day, and 46 are");
        });
    }

    @Test
    void aQueueThatReusesDataKeysForFiveMinutesCanDoSoForAnHour() {
        KeyBuilder key = key();
        resource(
                key,
                ResourceBuilder.resource("sqs", "AWS::SQS::Queue", "orders")
                        .attribute(ResourceAttributes.DATA_KEY_REUSE_SECONDS, Observed.known("300")));
        add(key.classified(1, ""), cloudTrail(usage("GenerateDataKey", ROLE, "sqs.amazonaws.com", QUEUE, 1_000_000)));

        assertThat(savings(Kind.QUEUE_REUSE)).singleElement().satisfies(saving -> {
            assertThat(usd(saving)).isEqualTo("2.7501");
            assertThat(saving.action()).contains("KmsDataKeyReusePeriodSeconds=3600");
        });
    }

    private static final String QUEUE = "arn:aws:sqs:eu-central-1:111122223333:orders";

    @Test
    void callsThatNoSettingAvoidsAreSaidToBeSo() {
        KeyBuilder key = key();
        add(key.classified(1, ""), cloudTrail(usage("Decrypt", "dynamodb.amazonaws.com", "", "orders", 1_000_000)));

        assertThat(ledger.savings().fixed()).singleElement().satisfies(fixed -> {
            assertThat(fixed.service()).isEqualTo("DynamoDB");
            assertThat(fixed.usdMonth().atLeast()).isEqualByComparingTo("3");
        });
    }

    @Test
    void aKeyThatManyRolesShareIsWorthOneDollarMore() {
        KeyBuilder key = key();
        Usage[] usages = java.util.stream.IntStream.range(0, 12)
                .mapToObj(i -> usage("Decrypt", ROLE + i, "", "", 1))
                .toArray(Usage[]::new);
        add(key.classified(1, ""), cloudTrail(usages));

        assertThat(savings(Kind.ISOLATION))
                .singleElement()
                .satisfies(saving -> assertThat(usd(saving)).isEqualTo("-1"));
        assertThat(ledger.savings().usdMonth().atLeast()).isEqualByComparingTo(BigDecimal.ZERO);
    }

    @Test
    void theBestComeFirstAndOnlyAsManyAsAskedForAreKept() {
        ledger = new SavingsLedger(prices, new SavingsSettings(90, null), NOW, 1, _ -> false);
        KeyBuilder small = key().id("00000001-12ab-34cd-56ef-1234567890ab").lastUsage("Decrypt", NEVER, TRACKING);
        KeyBuilder large = key().id("00000002-12ab-34cd-56ef-1234567890ab").spec("RSA_4096");
        add(small.classified(), cloudWatch(small, Map.of()));
        add(large.classified(), cloudWatch(large, Map.of("Verify", 1_000_000L)));

        Savings savings = ledger.savings();
        assertThat(savings.count()).isEqualTo(2);
        assertThat(savings.ranked()).extracting(Saving::kind).containsExactly(Kind.PUBLIC_KEY);
        assertThat(Optional.of(savings.usdMonth().atLeast()))
                .hasValueSatisfying(total -> assertThat(total).isEqualByComparingTo("16"));
    }

    private static ResourceBuilder bucket(String name, String bucketKey) {
        return ResourceBuilder.bucket(name).attribute(ResourceAttributes.BUCKET_KEY, Observed.known(bucketKey));
    }
}
