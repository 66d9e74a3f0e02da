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

/** Finds Amazon Machine Images that everybody can launch and read. */
@AutoService(Check.class)
public final class ImagePublic implements ResourceCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "EC2-IMAGE-PUBLIC",
                    "Amazon Machine Images are not shared with every AWS account",
                    Severity.CRITICAL,
                    "aws ec2 modify-image-attribute --region {region} --image-id {resource_id}"
                            + " --launch-permission \"Remove=[{Group=all}]\"",
                    "EC2 User Guide: everybody can launch a public image and read what is on it")
            .explained(
                    "Everybody can launch the image and read what is on it.",
                    "The check fails if the launch permission of the image includes everybody. The result is "
                            + "UNKNOWN if the sharing was not read.");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public boolean covers(String resourceType) {
        return resourceType.equals(ResourceTypes.EC2_IMAGE);
    }

    @Override
    public Verdict evaluate(ClassifiedResource resource, CheckContext context) {
        return SharingRules.withEverybody(resource.resource(), "DescribeImageAttribute: launchPermission group all");
    }
}
