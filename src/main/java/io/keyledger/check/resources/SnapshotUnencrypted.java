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

/** Finds unencrypted EBS snapshots. */
@AutoService(Check.class)
public final class SnapshotUnencrypted implements ResourceCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "EBS-SNAPSHOT-UNENCRYPTED",
                    "EBS snapshots are encrypted",
                    Severity.HIGH,
                    "aws ec2 copy-snapshot --region {region} --source-region {region} --source-snapshot-id"
                            + " {resource_id} --encrypted --kms-key-id <key> && aws ec2 delete-snapshot --region {region}"
                            + " --snapshot-id {resource_id}",
                    "a snapshot cannot be encrypted in place, and an unencrypted one can be made public")
            .explained(
                    "Whoever gets hold of the snapshot reads the whole disk.",
                    "The check fails if the service reports no encryption. Encryption with any key"
                            + " passes. The result is UNKNOWN if the service did not report it.");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public boolean covers(String resourceType) {
        return resourceType.equals(ResourceTypes.EBS_SNAPSHOT);
    }

    @Override
    public Verdict evaluate(ClassifiedResource resource, CheckContext context) {
        return Unencrypted.judge(resource);
    }
}
