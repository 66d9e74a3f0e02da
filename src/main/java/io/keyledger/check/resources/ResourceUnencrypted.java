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
import java.util.Set;

/** Finds unencrypted resources of every type without a more specific check. */
@AutoService(Check.class)
public final class ResourceUnencrypted implements ResourceCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "RESOURCE-UNENCRYPTED",
                    "Data at rest is encrypted",
                    Severity.HIGH,
                    "# turn on encryption at rest for {resource_arn}, or move its data to a new, encrypted resource",
                    "AWS Well-Architected Framework, security pillar: encrypt data at rest")
            .explained(
                    "Data could be read by whoever gets hold of the storage or a copy of it.",
                    "The check fails if the service reports no encryption. Encryption with any key"
                            + " passes. The result is UNKNOWN if the service did not report it. Types with a"
                            + " check of their own are judged there.");

    private static final Set<String> CHECKED_ELSEWHERE = Set.of(
            ResourceTypes.EBS_VOLUME,
            ResourceTypes.EBS_SNAPSHOT,
            // An image is encrypted if its snapshots are.
            ResourceTypes.EC2_IMAGE,
            ResourceTypes.S3_BUCKET,
            ResourceTypes.EBS_DEFAULT_ENCRYPTION);

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public boolean covers(String resourceType) {
        return !CHECKED_ELSEWHERE.contains(resourceType);
    }

    @Override
    public boolean coversPurpose(String kind) {
        return true;
    }

    @Override
    public Verdict evaluate(ClassifiedResource resource, CheckContext context) {
        return Unencrypted.judge(resource);
    }
}
