package io.keyledger.check.resources;

import com.google.auto.service.AutoService;
import io.keyledger.check.Check;
import io.keyledger.check.CheckContext;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.ResourceCheck;
import io.keyledger.check.Severity;
import io.keyledger.check.Verdict;
import io.keyledger.classify.ClassifiedResource;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.ResourceAttributes;
import io.keyledger.inventory.ResourceTypes;

/** Finds accounts and Regions where images can be shared with everybody. */
@AutoService(Check.class)
public final class ImagePublicAccessAllowed implements ResourceCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "EC2-IMAGE-PUBLIC-ACCESS-ALLOWED",
                    "Public sharing of Amazon Machine Images is blocked",
                    Severity.MEDIUM,
                    "aws ec2 enable-image-block-public-access --region {region} --image-block-public-access-state"
                            + " block-new-sharing",
                    "EC2 User Guide: block public access to your AMIs; it does not affect private sharing")
            .explained(
                    "One mistake is enough to share an image with everybody.",
                    "The check fails if the account does not block public sharing of images in the Region.");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public boolean covers(String resourceType) {
        return resourceType.equals(ResourceTypes.EBS_DEFAULT_ENCRYPTION);
    }

    @Override
    public Verdict evaluate(ClassifiedResource resource, CheckContext context) {
        return Verdict.of(
                resource.resource()
                        .attributes()
                        .getOrDefault(
                                ResourceAttributes.IMAGE_BLOCK_PUBLIC_ACCESS,
                                Observed.notAsked("whether public sharing is blocked was not collected")),
                ImagePublicAccessAllowed::judge);
    }

    private static Verdict judge(String state) {
        return switch (state) {
            case "block-all-sharing", "block-new-sharing" -> Verdict.pass("public sharing is blocked: " + state);
            case "unblocked" ->
                Verdict.fail("images can be shared with everybody", "GetImageBlockPublicAccessState: " + state);
            default -> Verdict.unknown("the state '" + state + "' is not one that keyledger knows");
        };
    }
}
