package io.keyledger.check.resources;

import com.google.auto.service.AutoService;
import io.keyledger.check.Check;
import io.keyledger.check.CheckContext;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.ResourceCheck;
import io.keyledger.check.Severity;
import io.keyledger.check.Verdict;
import io.keyledger.classify.ClassifiedResource;
import io.keyledger.classify.KeyStates;

/** Points out data under an AWS managed key: everybody in the account who may use the service can decrypt. */
@AutoService(Check.class)
public final class KeyAwsManaged implements ResourceCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "RESOURCE-KEY-AWS-MANAGED",
                    "Data is not under an AWS managed key",
                    Severity.INFO,
                    "# encrypt {resource_arn} with a customer managed key, if its owner must decide who may decrypt",
                    "AWS KMS Developer Guide: AWS writes the policy of an AWS managed key, and customers cannot change"
                            + " it")
            .explained(
                    "Every principal of the account that may use the service can decrypt, and you"
                            + " cannot change the key policy.",
                    "The check fails if the resource is under an AWS managed key.");

    private static final Verdict PASS = Verdict.pass("the key is not AWS managed");
    private static final Verdict NO_KEY = Verdict.notApplicable("no KMS key visible to the account is involved");

    private static final Verdict GONE = Verdict.notApplicable("the key does not exist, see RESOURCE-KEY-UNUSABLE");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public boolean coversPurpose(String kind) {
        return true;
    }

    @Override
    public Verdict evaluate(ClassifiedResource resource, CheckContext context) {
        return switch (resource.custody()) {
            case AWS_MANAGED -> Verdict.fail("the data is under an AWS managed key", AwsManagedKey.name(resource));
            case CUSTOMER_MANAGED, IMPORTED, CLOUDHSM, EXTERNAL_KEY_STORE -> PASS;
            case UNENCRYPTED, SERVICE_MANAGED, AWS_OWNED, CUSTOMER_PROVIDED -> NO_KEY;
            case UNKNOWN ->
                resource.keyState().equals(KeyStates.GONE)
                        ? GONE
                        : Verdict.of(resource.resource().encryption(), _ -> Verdict.unknown(resource.note()));
        };
    }
}
