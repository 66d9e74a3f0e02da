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

/** Finds public EBS snapshots, whose data everybody can read. */
@AutoService(Check.class)
public final class SnapshotPublic implements ResourceCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "EBS-SNAPSHOT-PUBLIC",
                    "EBS snapshots are not shared with every AWS account",
                    Severity.CRITICAL,
                    "aws ec2 modify-snapshot-attribute --region {region} --snapshot-id {resource_id}"
                            + " --attribute createVolumePermission --operation-type remove --group-names all",
                    "EBS User Guide: everybody can create a volume from a public snapshot, and only unencrypted"
                            + " snapshots can be public; AWS Security Hub EC2.1")
            .explained(
                    "Everybody can copy the snapshot and read its data.",
                    "The check fails if the permission to create volumes includes everybody. The result is "
                            + "UNKNOWN if the sharing was not read.");

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
        return SharingRules.withEverybody(
                resource.resource(), "DescribeSnapshotAttribute: createVolumePermission" + " group all");
    }
}
