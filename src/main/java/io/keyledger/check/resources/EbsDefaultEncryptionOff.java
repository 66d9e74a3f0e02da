package io.keyledger.check.resources;

import com.google.auto.service.AutoService;
import io.keyledger.check.Check;
import io.keyledger.check.CheckContext;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.ResourceCheck;
import io.keyledger.check.Severity;
import io.keyledger.check.Verdict;
import io.keyledger.classify.ClassifiedResource;
import io.keyledger.classify.Custody;
import io.keyledger.inventory.ResourceTypes;

/** Finds accounts and Regions that do not encrypt new EBS volumes by default. */
@AutoService(Check.class)
public final class EbsDefaultEncryptionOff implements ResourceCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "EBS-DEFAULT-ENCRYPTION-OFF",
                    "EBS encryption by default is on",
                    Severity.MEDIUM,
                    "aws ec2 enable-ebs-encryption-by-default --region {region}",
                    "AWS Security Hub EC2.7; CIS AWS Foundations")
            .explained(
                    "Volumes created without an explicit encryption setting stay unencrypted.",
                    "The check fails if GetEbsEncryptionByDefault reports the setting as off in the"
                            + " account and Region.");

    private static final Verdict PASS = Verdict.pass("new volumes are encrypted by default");
    private static final Verdict FAIL =
            Verdict.fail("new volumes are not encrypted by default", "GetEbsEncryptionByDefault: false");

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
        return resource.custody() == Custody.UNENCRYPTED
                ? FAIL
                : Verdict.of(resource.resource().encryption(), _ -> PASS);
    }
}
