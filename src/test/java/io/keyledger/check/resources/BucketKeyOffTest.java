package io.keyledger.check.resources;

import static io.keyledger.check.Contexts.AS_OF;
import static io.keyledger.check.Contexts.context;
import static io.keyledger.classify.KeyBuilder.key;
import static io.keyledger.classify.ResourceBuilder.bucket;
import static io.keyledger.classify.ResourceBuilder.index;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.CheckContext;
import io.keyledger.check.CheckSettings;
import io.keyledger.check.Contexts;
import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import io.keyledger.classify.ClassifiedResource;
import io.keyledger.classify.KeyBuilder;
import io.keyledger.classify.KeyIndex;
import io.keyledger.classify.MultiRegionIndex;
import io.keyledger.classify.ResourceBuilder;
import io.keyledger.cost.BucketKeySavings;
import io.keyledger.cost.Confidence;
import io.keyledger.cost.PriceSheetReader;
import io.keyledger.cost.TrailUsage;
import io.keyledger.cost.Usage;
import io.keyledger.inventory.BucketRequests;
import io.keyledger.inventory.Encryption.Method;
import io.keyledger.inventory.KeyUsage;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.UsagePeriod.Period;
import io.keyledger.policy.world.BucketWorlds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BucketKeyOffTest {
    private static final Period MONTH = new Period(AS_OF.minus(Duration.ofDays(30)), AS_OF);

    @Test
    void failsSseKmsWithoutABucketKeyAndPassesItWithOne() {
        assertThat(judge(bucket("b").kms("alias/app").attribute("bucket_key", Observed.known("off")))
                        .status())
                .isEqualTo(Status.FAIL);
        assertThat(judge(bucket("b").kms("alias/app").attribute("bucket_key", Observed.known("on")))
                        .status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void saysWhatABucketKeySavesAtMostWhereTheRequestsOnTheKeyWereCounted() {
        KeyIndex keys = index(key());
        ClassifiedResource bucket = bucket("b")
                .kms("alias/app")
                .attribute("bucket_key", Observed.known("off"))
                .classified(keys);
        String key = Objects.requireNonNull(bucket.keyArn());
        KeyUsage usage = new KeyUsage(
                KeyBuilder.ACCOUNT, KeyBuilder.REGION, key, Map.of("Decrypt", 148_000_000L, "Encrypt", 9_000_000L), 0);
        Verdict counted =
                new BucketKeyOff().evaluate(bucket, counting(keys, Map.of(key, usage), Observed.known(MONTH)));
        Verdict notCounted =
                new BucketKeyOff().evaluate(bucket, counting(keys, Map.of(), Observed.notAsked("switched off")));

        assertThat(counted.reason()).contains("cost 444.00 USD a month").contains("at most 439.56 USD a month");
        assertThat(counted.evidence())
                .contains("148000000 GenerateDataKey and Decrypt requests")
                .contains("30 days");
        assertThat(notCounted.status()).isEqualTo(Status.FAIL);
        assertThat(notCounted.reason()).doesNotContain("USD");
    }

    private static CheckContext counting(KeyIndex keys, Map<String, KeyUsage> usage, Observed<Period> counted) {
        return counting(keys, usage, counted, Map.of());
    }

    private static Map<String, BucketRequests> metrics(ClassifiedResource bucket, long puts, long gets) {
        String arn = bucket.resource().arn();
        return Map.of(arn, new BucketRequests(KeyBuilder.ACCOUNT, KeyBuilder.REGION, arn, "all", MONTH, puts, gets));
    }

    private static CheckContext counting(
            KeyIndex keys, Map<String, KeyUsage> usage, Observed<Period> counted, Map<String, BucketRequests> metrics) {
        return new CheckContext(
                CheckSettings.defaults(),
                AS_OF,
                keys,
                MultiRegionIndex.builder().build(),
                BucketWorlds.builder().build(),
                Contexts.NOBODY,
                new BucketKeySavings(PriceSheetReader.bundled(), usage, _ -> counted, _ -> Optional.empty(), metrics));
    }

    @Test
    void saysWhatABucketKeySavesOfTheBucketsOwnRequestsWhereCloudTrailTellsThem() {
        KeyIndex keys = index(key());
        ClassifiedResource bucket = bucket("b")
                .kms("alias/app")
                .attribute("bucket_key", Observed.known("off"))
                .classified(keys);
        TrailUsage told = new TrailUsage(
                List.of(
                        used("Decrypt", bucket.resource().arn(), 10_000_000),
                        used("Decrypt", "arn:aws:s3:::other", 90_000_000),
                        used("DescribeKey", bucket.resource().arn(), 5)),
                10,
                Confidence.MEASURED,
                "");

        Verdict verdict = new BucketKeyOff()
                .evaluate(
                        bucket,
                        new CheckContext(
                                CheckSettings.defaults(),
                                AS_OF,
                                keys,
                                MultiRegionIndex.builder().build(),
                                BucketWorlds.builder().build(),
                                Contexts.NOBODY,
                                new BucketKeySavings(
                                        PriceSheetReader.bundled(),
                                        Map.of(),
                                        _ -> Observed.notAsked("switched off"),
                                        _ -> Optional.of(told),
                                        metrics(bucket, 0, 4_000_000))));

        assertThat(verdict.reason())
                .contains("its GenerateDataKey and Decrypt requests cost 90.00 USD a month")
                .contains("at most 89.10 USD a month");
        assertThat(verdict.evidence())
                .contains("CloudTrail: 10000000")
                .contains("10 days")
                .contains("s3-request-metrics: 0 PUT and 4000000 GET requests for the bucket in 30 days (filter all)");
    }

    @Test
    void saysWhatABucketKeySavesAboutByTheRequestMetricsOfTheBucket() {
        KeyIndex keys = index(key());
        ClassifiedResource bucket = bucket("b")
                .kms("alias/app")
                .attribute("bucket_key", Observed.known("off"))
                .classified(keys);
        String key = Objects.requireNonNull(bucket.keyArn());
        KeyUsage usage = new KeyUsage(KeyBuilder.ACCOUNT, KeyBuilder.REGION, key, Map.of("Decrypt", 148_000_000L), 0);
        Map<String, BucketRequests> metrics = metrics(bucket, 1_000_000, 9_000_000);

        Verdict bounded =
                new BucketKeyOff().evaluate(bucket, counting(keys, Map.of(key, usage), Observed.known(MONTH), metrics));
        Verdict alone = new BucketKeyOff()
                .evaluate(bucket, counting(keys, Map.of(), Observed.notAsked("switched off"), metrics));
        Verdict unused = new BucketKeyOff().evaluate(bucket, counting(keys, Map.of(), Observed.known(MONTH), metrics));

        assertThat(bounded.reason()).contains("about 30.00 USD a month").contains("that: about 29.70 USD a month");
        assertThat(bounded.evidence())
                .contains("s3-request-metrics: 1000000 PUT and 9000000 GET requests for the bucket in 30 days")
                .contains("assuming one GenerateDataKey for each PUT")
                .contains("148000000 GenerateDataKey and Decrypt requests on the key");
        assertThat(alone.reason()).contains("about 30.00 USD a month");
        assertThat(alone.evidence()).contains("the requests on the key were not counted");
        assertThat(unused.reason()).doesNotContain("USD");
    }

    private static Usage used(String operation, String resource, long count) {
        return new Usage(TrailUsage.SOURCE, operation, "", "role", "", "s3.amazonaws.com", resource, count);
    }

    @Test
    void doesNotApplyToOtherEncryption() {
        assertThat(judge(bucket("b").kms("aws:kms:dsse", "alias/app").attribute("bucket_key", Observed.known("off")))
                        .status())
                .isEqualTo(Status.NOT_APPLICABLE);
        assertThat(judge(bucket("b")
                                .stored(Method.SERVICE_MANAGED, "AES256")
                                .attribute("bucket_key", Observed.known("off")))
                        .status())
                .isEqualTo(Status.NOT_APPLICABLE);
    }

    @Test
    void isUnknownWhereItCouldNotBeRead() {
        Observed.Denied<String> denied = new Observed.Denied<>("s3:GetEncryptionConfiguration", "");

        assertThat(judge(bucket("b").kms("alias/app").attribute("bucket_key", denied))
                        .status())
                .isEqualTo(Status.UNKNOWN);
        assertThat(judge(bucket("b").encryption(new Observed.Denied<>("s3:GetEncryptionConfiguration", "")))
                        .status())
                .isEqualTo(Status.UNKNOWN);
    }

    @Test
    void judgesBucketsOnly() {
        assertThat(new BucketKeyOff().covers("AWS::EC2::Volume")).isFalse();
    }

    private static Verdict judge(ResourceBuilder resource) {
        return new BucketKeyOff().evaluate(resource.classified(index(key())), context());
    }
}
