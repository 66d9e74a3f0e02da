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

/** Finds EBS snapshots that untrusted accounts can copy and read. */
@AutoService(Check.class)
public final class SnapshotShared implements ResourceCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "EBS-SNAPSHOT-SHARED",
                    "EBS snapshots are shared with trusted accounts only",
                    Severity.HIGH,
                    "aws ec2 modify-snapshot-attribute --region {region} --snapshot-id {resource_id} --attribute"
                            + " createVolumePermission --operation-type remove --user-ids <account> # or add the account"
                            + " to the setting trust.accounts",
                    "EBS User Guide: accounts that a snapshot is shared with have all of its data; if it is encrypted,"
                            + " only when its key is shared too")
            .explained(
                    "The other account can copy the snapshot and keep the data.",
                    "keyledger compares the accounts that the snapshot is shared with to the trust zone. The "
                            + "result is UNKNOWN if the sharing was not read.");

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
        return SharingRules.withOthers(resource, context, "DescribeSnapshotAttribute: createVolumePermission");
    }
}
