package io.keyledger.cost.savings;

import io.keyledger.cost.Amount;
import io.keyledger.cost.BucketKeySavings;
import io.keyledger.cost.BucketKeySavings.Source;
import io.keyledger.cost.Confidence;
import io.keyledger.cost.MeteredRequests;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Buckets that call KMS for every object. CloudTrail's encryption context attributes the calls to a bucket; the
 * bucket's request metrics estimate them; KMS's count in CloudWatch is only for the key, and bounds what its buckets
 * can save.
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

    private static List<Saving> bucketKeys(CostedKey key, List<CostlyResource> all) {
        List<Saving> savings = new ArrayList<>();
        List<CostlyResource> ofKey = new ArrayList<>();
        for (CostlyResource bucket :
                all.stream().filter(CostlyResource::lacksBucketKey).toList()) {
            if (BucketChoices.source(key, bucket) == Source.KEY) {
                ofKey.add(bucket);
            } else {
                bucketKey(key, List.of(bucket)).ifPresent(savings::add);
            }
        }
        if (!ofKey.isEmpty()) {
            bucketKey(key, ofKey).ifPresent(savings::add);
        }
        return savings;
    }

    /** @param buckets one, or those that have no other source than the requests on their key */
    private static Optional<Saving> bucketKey(CostedKey key, List<CostlyResource> buckets) {
        CostlyResource bucket = buckets.getFirst();
        Requests requests = BucketChoices.requests(key, bucket);
        Amount saved = requests.usdMonth().times(Amount.exactly(BucketKeySavings.SHARE));
        if (!Requests.isWorth(saved)) {
            return Optional.empty();
        }
        return Optional.of(key.saving(
                Saving.Kind.BUCKET_KEY,
                bucket.arn(),
                saved,
                true,
                Confidence.ESTIMATE.orLess(requests.confidence()),
                whose(key, buckets, requests) + "; a Bucket Key saves up to 99 percent of them, for new objects",
                command(bucket, withBucketKey(key.arn())),
                BucketChoices.of(key, bucket).text()));
    }

    private static String whose(CostedKey key, List<CostlyResource> buckets, Requests requests) {
        MeteredRequests metered = buckets.getFirst().metered();
        return switch (BucketChoices.source(key, buckets.getFirst())) {
            case CLOUDTRAIL ->
                "CloudTrail: " + requests.text() + " for the bucket"
                        + (metered == null ? "" : "; " + MeteredText.counted(metered));
            case REQUEST_METRICS -> MeteredText.assumed(Objects.requireNonNull(metered));
            case KEY ->
                "CloudWatch: " + requests.text() + " on the key of " + named(buckets)
                        + (key.hasOneDependent() ? ", which nothing else uses" : ", whose share is unknown");
        };
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
            boolean own = only || BucketChoices.source(key, bucket) != Source.KEY;
            Requests requests = BucketChoices.requests(key, bucket);
            Amount saved = only ? requests.usdMonth().plus(key.cost().storagePerMonth()) : requests.usdMonth();
            if (Requests.isWorth(saved)) {
                savings.add(key.saving(
                        Saving.Kind.SSE_S3,
                        bucket.arn(),
                        saved,
                        !own,
                        Confidence.DERIVED.orLess(requests.confidence()),
                        "the configured minimum custody allows SSE-S3, which has no key to pay for; "
                                + (BucketChoices.source(key, bucket) == Source.REQUEST_METRICS
                                        ? MeteredText.assumed(Objects.requireNonNull(bucket.metered()))
                                        : requests.text())
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
