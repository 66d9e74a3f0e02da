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

/** Finds accounts and Regions where EBS encryption by default uses an AWS managed key. */
@AutoService(Check.class)
public final class EbsDefaultKeyAwsManaged implements ResourceCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "EBS-DEFAULT-KEY-AWS-MANAGED",
                    "EBS encryption by default uses a customer managed key",
                    Severity.LOW,
                    "aws ec2 modify-ebs-default-kms-key-id --region {region} --kms-key-id <customer managed key arn>",
                    "AWS writes the policy of aws/ebs: it cannot be narrowed, and snapshots under it cannot be shared")
            .explained(
                    "Snapshots under an AWS managed key cannot be shared with other accounts, and you cannot "
                            + "limit who decrypts.",
                    "The check fails if encryption by default is on and its key is AWS managed.");

    private static final Verdict OFF = Verdict.notApplicable("EBS encryption by default is off");
    private static final Verdict PASS = Verdict.pass("the default key is not AWS managed");

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
        return switch (resource.custody()) {
            case UNENCRYPTED -> OFF;
            case AWS_MANAGED -> Verdict.fail("the default key is AWS managed", AwsManagedKey.name(resource));
            case UNKNOWN -> Verdict.of(resource.resource().encryption(), _ -> Verdict.unknown(resource.note()));
            case SERVICE_MANAGED,
                    AWS_OWNED,
                    CUSTOMER_MANAGED,
                    IMPORTED,
                    CLOUDHSM,
                    EXTERNAL_KEY_STORE,
                    CUSTOMER_PROVIDED -> PASS;
        };
    }
}
