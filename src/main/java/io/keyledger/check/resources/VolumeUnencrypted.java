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

/** Finds unencrypted EBS volumes. */
@AutoService(Check.class)
public final class VolumeUnencrypted implements ResourceCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "EBS-VOLUME-UNENCRYPTED",
                    "EBS volumes are encrypted",
                    Severity.HIGH,
                    """
                    aws ec2 create-snapshot --region {region} --volume-id {resource_id}
                    aws ec2 copy-snapshot --region {region} --source-region {region} --source-snapshot-id <snapshot>\
                     --encrypted --kms-key-id <key>
                    aws ec2 create-volume --region {region} --snapshot-id <encrypted snapshot> --availability-zone <zone>\
                    """,
                    "AWS Security Hub EC2.3; a volume cannot be encrypted in place")
            .explained(
                    "Whoever gets hold of the disk or a snapshot of it reads the data.",
                    "The check fails if the service reports no encryption. Encryption with any key"
                            + " passes. The result is UNKNOWN if the service did not report it.");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public boolean covers(String resourceType) {
        return resourceType.equals(ResourceTypes.EBS_VOLUME);
    }

    @Override
    public Verdict evaluate(ClassifiedResource resource, CheckContext context) {
        return Unencrypted.judge(resource);
    }
}
