package io.keyledger.cost;

import static io.keyledger.cost.Amounts.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.classify.ClassifiedKey;
import io.keyledger.classify.Custody;
import io.keyledger.classify.Dependents;
import io.keyledger.classify.Lifecycle;
import io.keyledger.cost.CostLine.Kind;
import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.Fact;
import io.keyledger.inventory.KeyGrants;
import io.keyledger.inventory.KeyMetadata;
import io.keyledger.inventory.KeyReference;
import io.keyledger.inventory.KeyRotation;
import io.keyledger.inventory.KeyUsage;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.MultiRegionConfiguration;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.OrganizationMembership;
import io.keyledger.inventory.UsagePeriod.Period;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CostEstimatorTest {
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
    private static final String NAME = "alias/app";
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final Observed<Period> COUNTED = Observed.known(new Period(NOW.minus(Duration.ofDays(30)), NOW));

    private final PriceSheet prices = PriceSheetReader.bundled();
    private final CostEstimator estimator = new CostEstimator(prices, NOW, 30);

    @Test
    void aKeyWithoutRotationsCostsOneDollarAMonth() {
        KeyCost cost = estimate(new Key());

        assertThat(text(cost.storagePerMonth())).isEqualTo("1");
        assertThat(text(cost.totalPerMonth())).isEqualTo("1");
        assertThat(cost.confidence()).isEqualTo(Confidence.DERIVED);
    }

    @Test
    void theFirstTwoRotationsAddADollarEachAndLaterOnesNothing() {
        assertThat(text(estimate(new Key().rotated("2022-01-01T00:00:00Z")).storagePerMonth()))
                .isEqualTo("2");
        assertThat(text(estimate(new Key().rotated("2022-01-01T00:00:00Z", "2023-01-01T00:00:00Z"))
                        .storagePerMonth()))
                .isEqualTo("3");
        assertThat(text(estimate(new Key()
                                .rotated("2022-01-01T00:00:00Z", "2023-01-01T00:00:00Z", "2024-01-01T00:00:00Z"))
                        .storagePerMonth()))
                .isEqualTo("3");
    }

    @Test
    void keyMaterialThatNoRotationBroughtInAddsNothing() {
        Key key = new Key();
        key.rotations =
                Observed.known(List.of(new KeyRotation("first", null, null, "CURRENT", null, null, null, null)));

        assertThat(text(estimate(key).storagePerMonth())).isEqualTo("1");
    }

    @Test
    void aMonthIsThirtyDaysOfThePresentStateAndTheAmountWhatThePeriodWasBilled() {
        Key key = new Key().rotated("2026-11-18T00:00:00Z");
        key.creation = Instant.parse("2026-11-09T00:00:00Z");

        List<CostLine> lines = estimate(key).lines();

        assertThat(lines).extracting(CostLine::kind).containsExactly(Kind.STORAGE, Kind.ROTATION, Kind.REQUESTS);
        assertThat(lines).extracting(line -> text(line.quantity())).containsExactly("0.5", "0.2", "0");
        assertThat(lines).extracting(line -> text(line.amount())).containsExactly("0.5", "0.2", "0");
        assertThat(lines).extracting(line -> text(line.amountPerMonth())).containsExactly("1", "1", "0");
        assertThat(lines.get(0).note()).contains("2026-11-09");
        assertThat(lines.get(1).note()).contains("2026-11-18");
    }

    @Test
    void aKeyAnHourOldCostsADollarAMonth() {
        Key key = new Key();
        key.creation = NOW.minus(Duration.ofHours(1));

        assertThat(text(estimate(key).storagePerMonth())).isEqualTo("1");
        assertThat(text(estimate(key).lines().getFirst().amount())).isEqualTo("0.001389");
    }

    @Test
    void aKeyThatWaitsForItsDeletionCostsNothingAndWasBilledBetweenBounds() {
        Key key = new Key().rotated("2022-01-01T00:00:00Z", "2023-01-01T00:00:00Z");
        key.state = "PendingDeletion";
        key.deletion = Instant.parse("2026-12-10T00:00:00Z");

        KeyCost cost = estimate(key, Map.of("Decrypt", 10_000L));

        assertThat(cost.lines()).extracting(CostLine::kind).containsExactly(Kind.STORAGE, Kind.ROTATION, Kind.REQUESTS);
        assertThat(cost.lines())
                .extracting(line -> text(line.amount()))
                .containsExactly("0.533333+", "1.066666+", "0.03");
        assertThat(cost.lines())
                .allSatisfy(line -> assertThat(text(line.amountPerMonth())).isEqualTo("0"));
        assertThat(cost.lines().get(0).confidence()).isEqualTo(Confidence.ESTIMATE);
        assertThat(cost.lines().get(0).note()).contains("between 0.533333 and 1 USD of the 30 days");
        assertThat(cost.lines().get(1).note()).contains("between 1.066666 and 2 USD of the 30 days");
        assertThat(cost.lines().get(2).note()).contains("the key is PendingDeletion");
        assertThat(text(cost.totalPerMonth())).isEqualTo("0");
    }

    @Test
    void aKeyThatWaitsLongerThanThePeriodWasBilledNothing() {
        Key key = new Key();
        key.state = "PendingDeletion";
        key.deletion = NOW.minus(Duration.ofDays(24));

        CostLine line = estimate(key).lines().getFirst();

        assertThat(text(line.amount())).isEqualTo("0");
        assertThat(line.confidence()).isEqualTo(Confidence.DERIVED);
    }

    @Test
    void sinceWhenAPrimaryWaitsForItsReplicasIsNotKnown() {
        Key key = new Key();
        key.state = "PendingReplicaDeletion";

        CostLine line = estimate(key).lines().getFirst();

        assertThat(text(line.amount())).isEqualTo("unknown");
        assertThat(text(line.amountPerMonth())).isEqualTo("0");
        assertThat(line.note()).contains("between 0 and 1 USD");
    }

    @Test
    void aKeyThatCannotBeUsedMakesNoMoreRequests() {
        Key key = new Key();
        key.state = "Disabled";

        KeyCost cost = estimate(key, Map.of("Decrypt", 10_000L));

        assertThat(text(cost.lines().getLast().amount())).isEqualTo("0.03");
        assertThat(text(cost.requestsPerMonth())).isEqualTo("0");
        assertThat(text(cost.storagePerMonth())).isEqualTo("1");
        assertThat(cost.freeTier()
                        .getOrDefault("111122223333", FreeTierUse.NONE)
                        .requests())
                .isEqualTo(10_000);
        assertThat(cost.freeTier()
                        .getOrDefault("111122223333", FreeTierUse.NONE)
                        .requestsPerMonth())
                .isEqualByComparingTo("0");
    }

    @Test
    void requestsOfAKeyThatIsNotListedAreLinesWithItsArn() {
        ClassifiedKey key = new Key().build();
        KeyUsage usage = usage(key, Map.of("Decrypt", 100_000L, "GenerateDataKey", 10L, "Sign", 10L));

        KeyCost gone = estimator.estimateUnlisted(arn(key), NAME, true, "the key was deleted", counted(usage));
        KeyCost unlisted =
                estimator.estimateUnlisted(arn(key), NAME, false, "not all keys were listed", counted(usage));

        assertThat(gone.lines()).extracting(line -> text(line.amount())).containsExactly("0.3", "0.00003", "0.00003+");
        assertThat(gone.lines()).allSatisfy(line -> {
            assertThat(line.keyArn()).isEqualTo(key.key().arn());
            assertThat(line.custody()).isEqualTo(Custody.UNKNOWN);
            assertThat(line.note()).contains("the key was deleted");
        });
        assertThat(gone.lines())
                .extracting(CostLine::confidence)
                .containsExactly(Confidence.ESTIMATE, Confidence.MEASURED, Confidence.ESTIMATE);
        assertThat(text(gone.totalPerMonth())).isEqualTo("0");
        assertThat(text(unlisted.totalPerMonth())).isEqualTo("0.30006+");
    }

    @Test
    void nobodyIsNamedAsCallerWhomNoSourceNames() {
        assertThat(estimate(new Key(), Map.of("Decrypt", 1L)).lines())
                .extracting(CostLine::caller)
                .containsExactly("", "unknown");
    }

    @Test
    void anAwsManagedKeyIsFreeToKeepButItsRequestsAreBilled() {
        Key key = new Key();
        key.custody = Custody.AWS_MANAGED;
        key.manager = "AWS";

        KeyCost cost = estimate(key, Map.of("Decrypt", 10_000L));

        assertThat(text(cost.storagePerMonth())).isEqualTo("0");
        assertThat(text(cost.requestsPerMonth())).isEqualTo("0.03");
        assertThat(cost.freeTier()
                        .getOrDefault("111122223333", FreeTierUse.NONE)
                        .requests())
                .isEqualTo(10_000);
    }

    @Test
    void eachOperationIsPricedByItsKeySpec() {
        Key rsa = new Key();
        rsa.spec = "RSA_4096";
        Key rsa2048 = new Key();
        rsa2048.spec = "RSA_2048";
        Key postQuantum = new Key();
        postQuantum.spec = "ML_DSA_65";

        assertThat(text(estimate(rsa, Map.of("Sign", 10_000L)).requestsPerMonth()))
                .isEqualTo("0.15");
        assertThat(text(estimate(rsa2048, Map.of("Sign", 10_000L)).requestsPerMonth()))
                .isEqualTo("0.03");
        assertThat(estimate(rsa2048, Map.of("Sign", 10_000L)).freeTier()).isEmpty();
        assertThat(estimate(postQuantum, Map.of("Sign", 10_000L)).confidence()).isEqualTo(Confidence.ESTIMATE);
    }

    @Test
    void aDataKeyPairIsPricedFromBelowBecauseTheMetricDoesNotTellItsKind() {
        KeyCost cost = estimate(new Key(), Map.of("Decrypt", 10_000_000L, "GenerateDataKeyPair", 1L));

        assertThat(cost.requests()).isEqualTo(10_000_001);
        assertThat(text(cost.requestsPerMonth())).isEqualTo("30.00001+");
        assertThat(text(cost.totalPerMonth())).isEqualTo("31.00001+");
        assertThat(cost.confidence()).isEqualTo(Confidence.UNKNOWN);
        assertThat(text(cost.lines().getLast().unitPrice())).isEqualTo("0.00001+");
        assertThat(cost.lines().getLast().note()).contains("0.00001 (ECC) to 0.0012 (RSA)");
    }

    @Test
    void silenceOverLongerThanCloudWatchListsIsAnEstimate() {
        Observed<Period> twoWeeks = Observed.known(new Period(NOW.minus(Duration.ofDays(14)), NOW));

        KeyCost overMonth = estimator.estimate(new Key().build(), NAME, new RequestEvidence(null, COUNTED, null));
        KeyCost overTwoWeeks = estimator.estimate(new Key().build(), NAME, new RequestEvidence(null, twoWeeks, null));

        assertThat(text(overMonth.requestsPerMonth())).isEqualTo("0");
        assertThat(overMonth.confidence()).isEqualTo(Confidence.ESTIMATE);
        assertThat(overMonth.lines().getLast().note()).contains("without data for two weeks");
        assertThat(text(overTwoWeeks.requestsPerMonth())).isEqualTo("0");
        assertThat(overTwoWeeks.confidence()).isEqualTo(Confidence.DERIVED);
    }

    @Test
    void whatCouldNotBeReadIsUnknownAndNotZero() {
        Key noMetadata = new Key();
        noMetadata.metadata = new Observed.Denied<>("kms:DescribeKey", "");
        Key noRotations = new Key();
        noRotations.rotations = new Observed.Denied<>("kms:ListKeyRotations", "");
        KeyCost noUsage = estimator.estimate(
                new Key().build(),
                NAME,
                new RequestEvidence(null, new Observed.Denied<>("cloudwatch:ListMetrics", "no permission"), null));

        assertThat(text(estimate(noMetadata).storagePerMonth())).isEqualTo("unknown");
        assertThat(text(estimate(noRotations).storagePerMonth())).isEqualTo("1+");
        assertThat(noUsage.requests()).isNull();
        assertThat(text(noUsage.requestsPerMonth())).isEqualTo("unknown");
        assertThat(text(noUsage.totalPerMonth())).isEqualTo("1+");
        assertThat(text(noUsage.storagePerMonth())).isEqualTo("1");
        assertThat(noUsage.lines().getLast().note()).contains("cloudwatch:ListMetrics");
    }

    @Test
    void aRegionWithoutAPriceSaysSo() {
        Key key = new Key();
        key.region = "cn-north-1";

        KeyCost cost = estimate(key, Map.of("Decrypt", 1L));

        assertThat(text(cost.totalPerMonth())).isEqualTo("unknown");
        assertThat(cost.lines()).allSatisfy(line -> assertThat(line.note()).contains("no price for this Region"));
        assertThat(text(cost.lines().getLast().quantity())).isEqualTo("1");
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

        KeyCost cost = estimator.estimate(
                key, NAME, new RequestEvidence(usage(key, Map.of("Decrypt", 10_000L)), tenDays, null));

        assertThat(text(cost.requestsPerMonth())).isEqualTo("0.09");
    }

    private static OrganizationMembership inNoOrganization(String accountId) {
        return new OrganizationMembership(
                accountId,
                Fact.GLOBAL,
                Observed.notOffered("the account is in no organization"),
                Observed.notOffered(""),
                Observed.notOffered(""));
    }

    private static OrganizationMembership paidBy(String payer, String accountId) {
        return new OrganizationMembership(
                accountId,
                Fact.GLOBAL,
                Observed.known(new OrganizationMembership.Place("o-a1b2c3d4e5", payer, "")),
                Observed.notOffered(""),
                Observed.notOffered(""));
    }

    /** Whatever each account uses, an organization has 20,000 free requests a month: 0.06 USD. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theAccountsOfAnOrganizationShareOneFreeTierToTheLastRequest(long seed) {
        Random random = new Random(seed);
        Payers payers = new Payers();
        AccountCosts costs = new AccountCosts(prices, payers, 30);
        Map<String, Long> used = new TreeMap<>();
        for (int i = 0; i < 1 + random.nextInt(40); i++) {
            String account = "%012d".formatted(i);
            payers.add(paidBy("999900009999", account));
            long requests = random.nextLong(random.nextBoolean() ? 50 : 30_000);
            used.put(account, requests);
            costs.addKey("us-east-1", estimate(new Key().of(account), Map.of("Decrypt", requests)));
        }

        long all = used.values().stream().mapToLong(Long::longValue).sum();
        BigDecimal covered = costs.lines().stream()
                .map(line -> line.quantity().atLeast().negate())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(covered).isEqualByComparingTo(BigDecimal.valueOf(Math.min(all, 20_000)));
        costs.lines()
                .forEach(line -> assertThat(line.quantity().atLeast().negate())
                        .isBetween(BigDecimal.ZERO, BigDecimal.valueOf(used.getOrDefault(line.accountId(), 0L))));
        BigDecimal month = costs.lines().stream()
                .map(line -> Objects.requireNonNull(line.amountPerMonth()).atLeast())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(month.negate())
                .isEqualByComparingTo(new BigDecimal("0.000003").multiply(BigDecimal.valueOf(Math.min(all, 20_000))));
    }

    @Test
    void accountsOfUnknownOrganizationsShareOneFreeTierBecauseTheyMayBeInOne() {
        AccountCosts costs = new AccountCosts(prices, 30);
        costs.addKey("us-east-1", estimate(new Key(), Map.of("Decrypt", 30_000L)));
        costs.addKey("eu-west-1", estimate(new Key().of("444455556666"), Map.of("Decrypt", 10_000L)));

        assertThat(costs.lines()).extracting(line -> text(line.quantity())).containsExactly("-15000", "-5000");
        assertThat(costs.lines().getFirst().note()).contains("assumed to be in one");
    }

    @Test
    void theFreeTierIsOneLineAnAccountAndNeverMoreThanWasUsed() {
        Payers payers = new Payers();
        payers.add(inNoOrganization("111122223333"));
        payers.add(inNoOrganization("444455556666"));
        AccountCosts costs = new AccountCosts(prices, payers, 30);
        costs.addKey("us-east-1", estimate(new Key(), Map.of("Decrypt", 15_000L)));
        costs.addKey("eu-west-1", estimate(new Key(), Map.of("Decrypt", 15_000L)));
        costs.addKey("eu-west-1", estimate(new Key().of("444455556666"), Map.of("Decrypt", 100L)));

        assertThat(costs.lines()).extracting(CostLine::accountId).containsExactly("111122223333", "444455556666");
        assertThat(text(costs.lines().get(0).amount())).isEqualTo("-0.06");
        assertThat(text(costs.lines().get(1).quantity())).isEqualTo("-100");
    }

    @Test
    void theAuditsOwnCallsArePricedAndFreeOnesLeftOut() {
        AccountCosts costs = new AccountCosts(prices, 30);
        costs.addCalls(new ApiCoverage("111122223333", "us-east-1", "kms", "DescribeKey", 10_000, 10_000, 0, 0, 0, ""));
        costs.addCalls(new ApiCoverage("111122223333", "us-east-1", "ec2", "DescribeVolumes", 10, 10, 0, 0, 0, ""));

        assertThat(costs.lines()).singleElement().satisfies(line -> {
            assertThat(line.kind()).isEqualTo(Kind.AUDIT);
            assertThat(line.operation()).isEqualTo("kms:DescribeKey");
            assertThat(text(line.amount())).isEqualTo("0.03");
            assertThat(line.confidence()).isEqualTo(Confidence.ESTIMATE);
        });
    }

    @Test
    void theFreeTierOfAMonthCoversOnlyRequestsThatFollow() {
        Key leaving = new Key();
        leaving.state = "PendingDeletion";
        AccountCosts costs = new AccountCosts(prices, 30);
        costs.addKey("us-east-1", estimate(leaving, Map.of("Decrypt", 15_000L)));
        costs.addKey("us-east-1", estimate(new Key(), Map.of("Decrypt", 1_000L)));

        CostLine line = costs.lines().getFirst();

        assertThat(text(line.amount())).isEqualTo("-0.048");
        assertThat(text(line.amountPerMonth())).isEqualTo("-0.003");
    }

    @Test
    void theAuditsOwnCallsHaveNoPriceWhereNoneIsPublished() {
        AccountCosts costs = new AccountCosts(prices, 30);
        costs.addCalls(new ApiCoverage("111122223333", "us-isof-south-1", "kms", "ListKeys", 1, 1, 0, 0, 0, ""));
        costs.addCalls(new ApiCoverage("111122223333", "cn-north-1", "s3", "GetBucketPolicy", 1, 1, 0, 0, 0, ""));

        assertThat(costs.lines()).extracting(line -> text(line.amount())).containsExactly("unknown", "unknown");
    }

    private KeyCost estimate(Key key) {
        return estimate(key, Map.of());
    }

    private KeyCost estimate(Key key, Map<String, Long> requests) {
        ClassifiedKey classified = key.build();
        return estimator.estimate(classified, NAME, counted(usage(classified, requests)));
    }

    private static RequestEvidence counted(KeyUsage usage) {
        return new RequestEvidence(usage, COUNTED, null);
    }

    private static KeyReference.KeyArn arn(ClassifiedKey key) {
        return (KeyReference.KeyArn) KeyReference.parse(key.key().arn());
    }

    private static KeyUsage usage(ClassifiedKey key, Map<String, Long> requests) {
        return new KeyUsage(key.key().accountId(), key.key().region(), key.key().arn(), requests, 0);
    }

    private static final class Key {
        private String account = "111122223333";
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

        Key of(String owner) {
            account = owner;
            return this;
        }

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
                    account,
                    region,
                    id,
                    "arn:aws:kms:" + region + ":" + account + ":key/" + id,
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
