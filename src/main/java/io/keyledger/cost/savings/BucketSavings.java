package io.keyledger.cost.savings;

import io.keyledger.cost.Amount;
import io.keyledger.cost.BucketKeySavings;
import io.keyledger.cost.Confidence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Buckets that call KMS for every object. CloudTrail's encryption context attributes the calls to a bucket; CloudWatch
 * counts them only for the key, which bounds what its buckets can save.
 */
final class BucketSavings implements KeyRule {
    private static final int NAMED = 3;
    private static final String SSE_S3 = "{\"SSEAlgorithm\":\"AES256\"}";

    @Override
    public List<Saving> of(CostedKey key, SavingsSettings settings, BiConsumer<Saving.Kind, String> undecided) {
        List<CostlyResource> buckets = key.resources().stream()
                .filter(resource -> resource.type() == CostlyResource.Type.BUCKET)
                .toList();
        List<Saving> savings = new ArrayList<>(bucketKeys(key, buckets));
        if (settings.allowsSseS3()) {
            savings.addAll(withoutKms(key, buckets));
        }
        return savings;
    }

    /** Whether a Bucket Key could be turned on. */
    static boolean isOpen(CostlyResource bucket) {
        return Boolean.FALSE.equals(bucket.bucketKey());
    }

    private static List<Saving> bucketKeys(CostedKey key, List<CostlyResource> all) {
        List<CostlyResource> buckets =
                all.stream().filter(BucketSavings::isOpen).toList();
        if (buckets.isEmpty()) {
            return List.of();
        }
        return key.isAttributed()
                ? buckets.stream()
                        .flatMap(bucket ->
                                bucketKey(key, bucket, List.of(bucket), BucketChoices.requests(key, bucket)).stream())
                        .toList()
                : bucketKey(key, buckets.getFirst(), buckets, BucketChoices.requests(key));
    }

    private static List<Saving> bucketKey(
            CostedKey key, CostlyResource bucket, List<CostlyResource> buckets, Requests requests) {
        Amount saved = requests.usdMonth().times(Amount.exactly(BucketKeySavings.SHARE));
        if (!Requests.isWorth(saved)) {
            return List.of();
        }
        String whose = key.isAttributed()
                ? "CloudTrail: " + requests.text() + " for the bucket"
                : "CloudWatch: " + requests.text() + " on the key of " + named(buckets)
                        + (key.hasOneDependent() ? ", which nothing else uses" : ", whose share is unknown");
        return List.of(key.saving(
                Saving.Kind.BUCKET_KEY,
                bucket.arn(),
                saved,
                true,
                Confidence.ESTIMATE.orLess(requests.confidence()),
                whose + "; a Bucket Key saves up to 99 percent of them, for new objects",
                command(bucket, withBucketKey(key.arn())),
                BucketChoices.of(key, bucket).text()));
    }

    private static String command(CostlyResource bucket, String encryption) {
        return "aws s3api put-bucket-encryption --bucket " + bucket.id()
                + " --server-side-encryption-configuration"
                + " '{\"Rules\":[{\"ApplyServerSideEncryptionByDefault\":" + encryption + "}]}'";
    }

    private static String withBucketKey(String keyArn) {
        return "{\"SSEAlgorithm\":\"aws:kms\",\"KMSMasterKeyID\":\"" + keyArn + "\"},\"BucketKeyEnabled\":true";
    }

    private static String named(List<CostlyResource> buckets) {
        String first = buckets.stream().limit(NAMED).map(CostlyResource::id).collect(Collectors.joining(", "));
        return buckets.size() > NAMED ? first + " and " + (buckets.size() - NAMED) + " more buckets" : first;
    }

    private static List<Saving> withoutKms(CostedKey key, List<CostlyResource> buckets) {
        boolean only = key.hasOneDependent();
        List<Saving> savings = new ArrayList<>();
        for (CostlyResource bucket : buckets) {
            boolean own = key.isAttributed() || only;
            Requests requests = key.isAttributed() ? BucketChoices.requests(key, bucket) : BucketChoices.requests(key);
            Amount saved = only ? requests.usdMonth().plus(key.cost().storagePerMonth()) : requests.usdMonth();
            if (Requests.isWorth(saved)) {
                savings.add(key.saving(
                        Saving.Kind.SSE_S3,
                        bucket.arn(),
                        saved,
                        !own,
                        Confidence.DERIVED.orLess(requests.confidence()),
                        "the configured minimum custody allows SSE-S3, which has no key to pay for; "
                                + requests.text()
                                + (only ? ", and nothing else uses the key" : "")
                                + "; access is then decided by the bucket's policy alone, and objects that exist"
                                + " keep their encryption until they are copied",
                        command(bucket, SSE_S3),
                        BucketChoices.of(key, bucket).text()));
            }
        }
        return savings;
    }
}
