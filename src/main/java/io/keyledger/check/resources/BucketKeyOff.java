package io.keyledger.check.resources;

import com.google.auto.service.AutoService;
import io.keyledger.check.Check;
import io.keyledger.check.CheckContext;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.ResourceCheck;
import io.keyledger.check.Severity;
import io.keyledger.check.Verdict;
import io.keyledger.classify.ClassifiedResource;
import io.keyledger.cost.BucketKeySavings.Saving;
import io.keyledger.cost.MeteredRequests;
import io.keyledger.inventory.Encryption;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.ResourceAttributes;
import io.keyledger.inventory.ResourceTypes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Finds buckets with SSE-KMS that call KMS for every object, a cost that an S3 Bucket Key mostly saves. */
@AutoService(Check.class)
public final class BucketKeyOff implements ResourceCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "S3-BUCKET-KEY-OFF",
                    "Buckets with SSE-KMS use an S3 Bucket Key",
                    Severity.LOW,
                    "aws s3api put-bucket-encryption --bucket {resource_id} --server-side-encryption-configuration"
                            + " '{\"Rules\":[{\"ApplyServerSideEncryptionByDefault\":{\"SSEAlgorithm\":\"aws:kms\","
                            + "\"KMSMasterKeyID\":\"{key_arn}\"},\"BucketKeyEnabled\":true}]}'",
                    "Amazon S3 User Guide: up to 99 percent fewer requests to KMS; for new objects, and not with"
                            + " DSSE-KMS")
            .explained(
                    "Without an S3 Bucket Key, S3 calls KMS for every object, which costs money and request "
                            + "quota.",
                    "The check fails if a bucket uses SSE-KMS without a bucket key.");

    private static final Observed<String> NOT_COLLECTED = Observed.notAsked("the Bucket Key was not collected");
    private static final Verdict NOT_KMS = Verdict.notApplicable("the bucket does not use SSE-KMS");
    private static final Verdict PASS = Verdict.pass("the bucket uses an S3 Bucket Key");
    private static final String REASON = "the bucket calls KMS for every object";
    private static final String EVIDENCE = "GetBucketEncryption: BucketKeyEnabled=false";

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public boolean covers(String resourceType) {
        return resourceType.equals(ResourceTypes.S3_BUCKET);
    }

    @Override
    public Verdict evaluate(ClassifiedResource resource, CheckContext context) {
        return Verdict.of(
                resource.resource().encryption(),
                encryption -> isSseKms(encryption)
                        ? Verdict.of(bucketKey(resource), state -> state.equals("on") ? PASS : fail(resource, context))
                        : NOT_KMS);
    }

    private static Observed<String> bucketKey(ClassifiedResource resource) {
        return resource.resource().attributes().getOrDefault(ResourceAttributes.BUCKET_KEY, NOT_COLLECTED);
    }

    private static Verdict fail(ClassifiedResource bucket, CheckContext context) {
        return Optional.ofNullable(bucket.keyArn())
                .flatMap(key ->
                        context.bucketKeySavings().of(key, bucket.resource().arn()))
                .map(saving -> Verdict.fail(REASON + "; " + worth(saving), EVIDENCE + "; " + measured(saving)))
                .orElse(Verdict.fail(REASON, EVIDENCE));
    }

    /** Claims no more than was measured: KMS's count in CloudWatch does not attribute a key's requests to buckets. */
    private static String worth(Saving saving) {
        String cost = usd(saving.usdMonth(), RoundingMode.HALF_UP);
        String most = usd(saving.mostUsdMonth(), RoundingMode.UP);
        return switch (saving.source()) {
            case CLOUDTRAIL ->
                "its GenerateDataKey and Decrypt requests cost " + cost
                        + " USD a month at list price; an S3 Bucket Key saves up to 99 percent of that: at most " + most
                        + " USD a month";
            case REQUEST_METRICS ->
                "by its request metrics its requests to KMS cost about " + cost
                        + " USD a month at list price; an S3 Bucket Key saves up to 99 percent of that: about " + most
                        + " USD a month";
            case KEY ->
                "all GenerateDataKey and Decrypt requests on its key cost " + cost
                        + " USD a month at list price; an S3 Bucket Key saves up to 99 percent of the bucket's share:"
                        + " at most " + most + " USD a month";
        };
    }

    private static String measured(Saving saving) {
        String over = " in " + saving.days() + " days";
        return switch (saving.source()) {
            case CLOUDTRAIL ->
                "CloudTrail: " + saving.requests() + " GenerateDataKey and Decrypt requests for the bucket" + over
                        + Optional.ofNullable(saving.metered())
                                .map(metered -> "; " + metrics(metered))
                                .orElse("");
            case REQUEST_METRICS ->
                Optional.ofNullable(saving.metered())
                        .map(metered -> metrics(metered) + ", " + MeteredRequests.ASSUMPTION + onKey(metered))
                        .orElse("");
            case KEY ->
                "CloudWatch AWS/KMS SuccessfulRequest: " + saving.requests()
                        + " GenerateDataKey and Decrypt requests on the key" + over;
        };
    }

    private static String metrics(MeteredRequests metered) {
        return MeteredRequests.SOURCE + ": " + metered.metrics().puts() + " PUT and "
                + metered.metrics().gets() + " GET requests for the bucket in " + metered.days() + " days (filter "
                + metered.metrics().filterId() + ")";
    }

    private static String onKey(MeteredRequests metered) {
        return metered.onKey() == null
                ? "; the requests on the key were not counted"
                : "; CloudWatch AWS/KMS SuccessfulRequest, which is the most it can be: " + metered.onKey()
                        + " GenerateDataKey and Decrypt requests on the key";
    }

    private static String usd(BigDecimal amount, RoundingMode rounding) {
        return amount.setScale(2, rounding).toPlainString();
    }

    private static boolean isSseKms(Encryption encryption) {
        return encryption.method() == Encryption.Method.KMS
                && encryption.algorithm().equals("aws:kms");
    }
}
