package io.keyledger.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.classify.ClassifiedKey;
import io.keyledger.classify.Custody;
import io.keyledger.classify.Dependents;
import io.keyledger.classify.Lifecycle;
import io.keyledger.cost.CostLine.Kind;
import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.KeyGrants;
import io.keyledger.inventory.KeyMetadata;
import io.keyledger.inventory.KeyRotation;
import io.keyledger.inventory.KeyUsage;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.MultiRegionConfiguration;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.UsagePeriod.Period;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CostEstimatorTest {
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final Observed<Period> COUNTED = Observed.known(new Period(NOW.minus(Duration.ofDays(30)), NOW));

    private final PriceSheet prices = PriceSheetReader.bundled();
    private final CostEstimator estimator = new CostEstimator(prices, NOW, 30);

    @Test
    void aKeyWithoutRotationsCostsOneDollarAMonth() {
        KeyCost cost = estimate(new Key());

        assertThat(cost.storagePerMonth()).isEqualByComparingTo("1");
        assertThat(cost.totalPerMonth()).isEqualByComparingTo("1");
        assertThat(cost.confidence()).isEqualTo(Confidence.DERIVED);
    }

    @Test
    void theFirstTwoRotationsAddADollarEachAndLaterOnesNothing() {
        assertThat(estimate(new Key().rotated("2022-01-01T00:00:00Z")).storagePerMonth())
                .isEqualByComparingTo("2");
        assertThat(estimate(new Key().rotated("2022-01-01T00:00:00Z", "2023-01-01T00:00:00Z"))
                        .storagePerMonth())
                .isEqualByComparingTo("3");
        assertThat(estimate(new Key().rotated("2022-01-01T00:00:00Z", "2023-01-01T00:00:00Z", "2024-01-01T00:00:00Z"))
                        .storagePerMonth())
                .isEqualByComparingTo("3");
    }

    @Test
    void keyMaterialThatNoRotationBroughtInAddsNothing() {
        Key key = new Key();
        key.rotations =
                Observed.known(List.of(new KeyRotation("first", null, null, "CURRENT", null, null, null, null)));

        assertThat(estimate(key).storagePerMonth()).isEqualByComparingTo("1");
    }

    @Test
    void aKeyCreatedWithinThePeriodAndARotationWithinItAreProrated() {
        Key key = new Key().rotated("2026-11-18T00:00:00Z");
        key.creation = Instant.parse("2026-11-09T00:00:00Z");

        List<CostLine> lines = estimate(key).lines();

        assertThat(lines).extracting(CostLine::kind).containsExactly(Kind.STORAGE, Kind.ROTATION);
        assertThat(lines.get(0).quantity()).isEqualByComparingTo("0.5");
        assertThat(lines.get(1).quantity()).isEqualByComparingTo("0.2");
        assertThat(lines.get(0).note()).contains("2026-11-09");
    }

    @Test
    void aKeyThatWaitsForItsDeletionCostsNothingAndSaysWhatIsNotKnown() {
        Key key = new Key();
        key.state = "PendingDeletion";
        key.deletion = Instant.parse("2026-12-10T00:00:00Z");

        CostLine line = estimate(key).lines().get(0);

        assertThat(line.amount()).isEqualByComparingTo("0");
        assertThat(line.confidence()).isEqualTo(Confidence.ESTIMATE);
        assertThat(line.note()).contains("0.533333 to 1 key-months");
    }

    @Test
    void anAwsManagedKeyIsFreeToKeepButItsRequestsAreBilled() {
        Key key = new Key();
        key.custody = Custody.AWS_MANAGED;
        key.manager = "AWS";

        KeyCost cost = estimate(key, Map.of("Decrypt", 10_000L));

        assertThat(cost.storagePerMonth()).isEqualByComparingTo("0");
        assertThat(cost.requestsPerMonth()).isEqualByComparingTo("0.03");
        assertThat(cost.freeTierRequests()).isEqualTo(10_000);
    }

    @Test
    void eachOperationIsPricedByItsKeySpec() {
        Key rsa = new Key();
        rsa.spec = "RSA_4096";
        Key rsa2048 = new Key();
        rsa2048.spec = "RSA_2048";
        Key postQuantum = new Key();
        postQuantum.spec = "ML_DSA_65";

        assertThat(estimate(rsa, Map.of("Sign", 10_000L)).requestsPerMonth()).isEqualByComparingTo("0.15");
        assertThat(estimate(rsa2048, Map.of("Sign", 10_000L)).requestsPerMonth())
                .isEqualByComparingTo("0.03");
        assertThat(estimate(rsa2048, Map.of("Sign", 10_000L)).freeTierRequests())
                .isZero();
        assertThat(estimate(postQuantum, Map.of("Sign", 10_000L)).confidence()).isEqualTo(Confidence.ESTIMATE);
    }

    @Test
    void aDataKeyPairHasNoPriceBecauseTheMetricDoesNotTellItsKind() {
        KeyCost cost = estimate(new Key(), Map.of("GenerateDataKeyPair", 5L));

        assertThat(cost.requests()).isEqualTo(5);
        assertThat(cost.requestsPerMonth()).isNull();
        assertThat(cost.totalPerMonth()).isNull();
        assertThat(cost.confidence()).isEqualTo(Confidence.UNKNOWN);
        assertThat(cost.lines().getLast().note()).contains("0.00001 (ECC) to 0.0012 (RSA)");
    }

    @Test
    void silenceOverLongerThanCloudWatchListsIsAnEstimate() {
        Observed<Period> twoWeeks = Observed.known(new Period(NOW.minus(Duration.ofDays(14)), NOW));

        KeyCost overMonth = estimator.estimate(new Key().build(), null, COUNTED);
        KeyCost overTwoWeeks = estimator.estimate(new Key().build(), null, twoWeeks);

        assertThat(overMonth.requestsPerMonth()).isEqualByComparingTo("0");
        assertThat(overMonth.confidence()).isEqualTo(Confidence.ESTIMATE);
        assertThat(overMonth.lines().getLast().note()).contains("silent for two weeks");
        assertThat(overTwoWeeks.requestsPerMonth()).isEqualByComparingTo("0");
        assertThat(overTwoWeeks.confidence()).isEqualTo(Confidence.DERIVED);
    }

    @Test
    void whatCouldNotBeReadIsUnknownAndNotZero() {
        Key noMetadata = new Key();
        noMetadata.metadata = new Observed.Denied<>("kms:DescribeKey", "");
        Key noRotations = new Key();
        noRotations.rotations = new Observed.Denied<>("kms:ListKeyRotations", "");
        KeyCost noUsage = estimator.estimate(
                new Key().build(), null, new Observed.Denied<>("cloudwatch:ListMetrics", "no permission"));

        assertThat(estimate(noMetadata).storagePerMonth()).isNull();
        assertThat(estimate(noRotations).storagePerMonth()).isNull();
        assertThat(noUsage.requests()).isNull();
        assertThat(noUsage.requestsPerMonth()).isNull();
        assertThat(noUsage.storagePerMonth()).isEqualByComparingTo("1");
        assertThat(noUsage.lines().getLast().note()).contains("cloudwatch:ListMetrics");
    }

    @Test
    void aRegionWithoutAPriceSaysSo() {
        Key key = new Key();
        key.region = "cn-north-1";

        KeyCost cost = estimate(key, Map.of("Decrypt", 1L));

        assertThat(cost.totalPerMonth()).isNull();
        assertThat(cost.lines()).allSatisfy(line -> assertThat(line.note()).contains("no price is known"));
    }

    @Test
    void aRegionWhosePriceWasNotCheckedIsAnEstimate() {
        Key key = new Key();
        key.region = "sa-east-1";

        assertThat(estimate(key).confidence()).isEqualTo(Confidence.ESTIMATE);
        assertThat(estimate(key).lines().getFirst().note()).contains("not checked");
    }

    @Test
    void rotationsOfAMultiRegionKeyAreAnEstimate() {
        Key key = new Key().rotated("2022-01-01T00:00:00Z");
        key.multiRegion = new MultiRegionConfiguration("REPLICA", "arn", "us-east-1", List.of());

        assertThat(estimate(key).confidence()).isEqualTo(Confidence.ESTIMATE);
    }

    @Test
    void requestsCountedOverOtherDaysComeToAMonthOfThirty() {
        Observed<Period> tenDays = Observed.known(new Period(NOW.minus(Duration.ofDays(10)), NOW));
        ClassifiedKey key = new Key().build();

        KeyCost cost = estimator.estimate(key, usage(key, Map.of("Decrypt", 10_000L)), tenDays);

        assertThat(cost.requestsPerMonth()).isEqualByComparingTo("0.09");
    }

    @Test
    void theFreeTierIsOneLineAnAccountAndNeverMoreThanWasUsed() {
        AccountCosts costs = new AccountCosts(prices, 30);
        costs.addKey("111122223333", "us-east-1", estimate(new Key(), Map.of("Decrypt", 15_000L)));
        costs.addKey("111122223333", "eu-west-1", estimate(new Key(), Map.of("Decrypt", 15_000L)));
        costs.addKey("444455556666", "eu-west-1", estimate(new Key(), Map.of("Decrypt", 100L)));

        assertThat(costs.lines()).extracting(CostLine::accountId).containsExactly("111122223333", "444455556666");
        assertThat(costs.lines().get(0).amount()).isEqualByComparingTo("-0.06");
        assertThat(costs.lines().get(1).quantity()).isEqualByComparingTo("-100");
    }

    @Test
    void theAuditsOwnCallsArePricedAndFreeOnesLeftOut() {
        AccountCosts costs = new AccountCosts(prices, 30);
        costs.addCalls(new ApiCoverage("111122223333", "us-east-1", "kms", "DescribeKey", 10_000, 10_000, 0, 0, 0, ""));
        costs.addCalls(new ApiCoverage("111122223333", "us-east-1", "ec2", "DescribeVolumes", 10, 10, 0, 0, 0, ""));

        assertThat(costs.lines()).singleElement().satisfies(line -> {
            assertThat(line.kind()).isEqualTo(Kind.AUDIT);
            assertThat(line.operation()).isEqualTo("kms:DescribeKey");
            assertThat(line.amount()).isEqualByComparingTo("0.03");
            assertThat(line.confidence()).isEqualTo(Confidence.ESTIMATE);
        });
    }

    @Test
    void linesAddUpToTheTotal() {
        KeyCost cost = estimate(new Key().rotated("2022-01-01T00:00:00Z"), Map.of("Decrypt", 123_456L, "Encrypt", 7L));

        BigDecimal sum = cost.lines().stream()
                .map(CostLine::amountPerMonth)
                .map(amount -> amount == null ? BigDecimal.ZERO : amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(cost.totalPerMonth()).isEqualByComparingTo(sum);
    }

    private KeyCost estimate(Key key) {
        return estimate(key, Map.of());
    }

    private KeyCost estimate(Key key, Map<String, Long> requests) {
        ClassifiedKey classified = key.build();
        return estimator.estimate(classified, usage(classified, requests), COUNTED);
    }

    private static KeyUsage usage(ClassifiedKey key, Map<String, Long> requests) {
        return new KeyUsage(key.key().accountId(), key.key().region(), key.key().arn(), requests, 0);
    }

    private static final class Key {
        private String region = "us-east-1";
        private String manager = "CUSTOMER";
        private String state = "Enabled";
        private String spec = "SYMMETRIC_DEFAULT";
        private Custody custody = Custody.CUSTOMER_MANAGED;
        private Instant creation = LONG_AGO;
        private @Nullable Instant deletion;
        private @Nullable MultiRegionConfiguration multiRegion;
        private Observed<List<KeyRotation>> rotations = Observed.known(List.of());
        private @Nullable Observed<KeyMetadata> metadata;

        Key rotated(String... dates) {
            rotations = Observed.known(Arrays.stream(dates)
                    .map(date -> new KeyRotation(null, null, null, null, null, null, Instant.parse(date), "AUTOMATIC"))
                    .toList());
            return this;
        }

        ClassifiedKey build() {
            Observed<KeyMetadata> described = metadata != null
                    ? metadata
                    : Observed.known(new KeyMetadata(
                            manager,
                            "AWS_KMS",
                            state,
                            spec,
                            "ENCRYPT_DECRYPT",
                            "",
                            creation,
                            deletion,
                            null,
                            null,
                            null,
                            null,
                            multiRegion,
                            null));
            String id = "1234abcd-12ab-34cd-56ef-1234567890ab";
            KmsKey key = new KmsKey(
                    "111122223333",
                    region,
                    id,
                    "arn:aws:kms:" + region + ":111122223333:key/" + id,
                    Observed.known(List.of()),
                    described,
                    Observed.known("{}"),
                    Observed.notOffered(""),
                    rotations,
                    Observed.known(new KeyGrants(List.of(), true)),
                    Observed.known(Map.of()),
                    Observed.notOffered(""));
            return new ClassifiedKey(key, custody, Lifecycle.ACTIVE, new Dependents(0, List.of(), ""));
        }
    }
}
