package io.keyledger.check.resources;

import com.google.auto.service.AutoService;
import io.keyledger.check.Check;
import io.keyledger.check.CheckContext;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.ResourceCheck;
import io.keyledger.check.Severity;
import io.keyledger.check.Verdict;
import io.keyledger.classify.ClassifiedResource;
import io.keyledger.inventory.ResourceTypes;

/** Finds buckets without default encryption. */
@AutoService(Check.class)
public final class BucketUnencrypted implements ResourceCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "S3-BUCKET-UNENCRYPTED",
                    "S3 buckets encrypt by default",
                    Severity.HIGH,
                    "aws s3api put-bucket-encryption --bucket {resource_id} --server-side-encryption-configuration"
                            + " '{\"Rules\":[{\"ApplyServerSideEncryptionByDefault\":{\"SSEAlgorithm\":\"aws:kms\","
                            + "\"KMSMasterKeyID\":\"<key arn>\"},\"BucketKeyEnabled\":true}]}'",
                    "Amazon S3 has encrypted all new objects since January 2023; this check reports buckets that say"
                            + " otherwise")
            .explained(
                    "Objects could be read by whoever gets hold of the storage.",
                    "The check fails if the service reports no encryption. Encryption with any key"
                            + " passes. The result is UNKNOWN if the service did not report it.");

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
        return Unencrypted.judge(resource);
    }
}
