package io.keyledger.check.resources;

import com.google.auto.service.AutoService;
import io.keyledger.check.Check;
import io.keyledger.check.CheckContext;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.ResourceCheck;
import io.keyledger.check.Severity;
import io.keyledger.check.Verdict;
import io.keyledger.classify.ClassifiedResource;
import io.keyledger.inventory.Encryption;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.ResourceAttributes;
import io.keyledger.inventory.ResourceTypes;

/** Finds buckets on SSE-KMS that ask KMS for every object, at a cost that an S3 Bucket Key mostly saves. */
@AutoService(Check.class)
public final class BucketKeyOff implements ResourceCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
            "S3-BUCKET-KEY-OFF",
            "Buckets on SSE-KMS use an S3 Bucket Key",
            Severity.LOW,
            "aws s3api put-bucket-encryption --bucket {resource_id} --server-side-encryption-configuration"
                    + " '{\"Rules\":[{\"ApplyServerSideEncryptionByDefault\":{\"SSEAlgorithm\":\"aws:kms\","
                    + "\"KMSMasterKeyID\":\"{key_arn}\"},\"BucketKeyEnabled\":true}]}'",
            "Amazon S3 User Guide: up to 99 percent fewer requests to KMS; for new objects, and not with DSSE-KMS");

    private static final Observed<String> NOT_COLLECTED = Observed.notAsked("the Bucket Key was not collected");
    private static final Verdict NOT_KMS = Verdict.notApplicable("the bucket is not on SSE-KMS");
    private static final Verdict PASS = Verdict.pass("the bucket uses an S3 Bucket Key");
    private static final Verdict FAIL =
            Verdict.fail("the bucket asks KMS for every object", "GetBucketEncryption: BucketKeyEnabled=false");

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
                        ? Verdict.of(bucketKey(resource), state -> state.equals("on") ? PASS : FAIL)
                        : NOT_KMS);
    }

    private static Observed<String> bucketKey(ClassifiedResource resource) {
        return resource.resource().attributes().getOrDefault(ResourceAttributes.BUCKET_KEY, NOT_COLLECTED);
    }

    private static boolean isSseKms(Encryption encryption) {
        return encryption.method() == Encryption.Method.KMS
                && encryption.algorithm().equals("aws:kms");
    }
}
