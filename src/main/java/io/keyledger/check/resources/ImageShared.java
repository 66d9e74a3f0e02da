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

/** Finds Amazon Machine Images that untrusted accounts can launch and read. */
@AutoService(Check.class)
public final class ImageShared implements ResourceCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "EC2-IMAGE-SHARED",
                    "Amazon Machine Images are shared with trusted accounts only",
                    Severity.HIGH,
                    "aws ec2 modify-image-attribute --region {region} --image-id {resource_id}"
                            + " --launch-permission \"Remove=[{UserId=<account>}]\""
                            + " # or add the account to the setting trust.accounts",
                    "EC2 User Guide: accounts that an image is shared with can launch it and read its data; if it is"
                            + " encrypted, only when its key is shared too")
            .explained(
                    "The other account can launch the image and keep a copy of what is on it.",
                    "keyledger compares the accounts and organizations that the image is shared with to the trust "
                            + "zone. The result is UNKNOWN if the sharing was not read.");

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
        return SharingRules.withOthers(resource, context, "DescribeImageAttribute: launchPermission");
    }
}
