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
import io.keyledger.inventory.Encryption;
import io.keyledger.inventory.KeyReference;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds resources with a lower custody than their type requires. */
@AutoService(Check.class)
public final class CustodyBelowMinimum implements ResourceCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "RESOURCE-CUSTODY-BELOW-MINIMUM",
                    "Resources have at least the custody that is configured for their type",
                    Severity.MEDIUM,
                    "# encrypt {resource_arn} with a key of the required kind, or better",
                    "the setting minimum-custody")
            .explained(
                    "Data is under less control than your rules demand.",
                    "keyledger compares the custody of each use of a key with the minimum that is configured for "
                            + "the resource type. Types without a minimum are not judged.",
                    "minimum-custody");

    private static final Verdict NO_MINIMUM =
            Verdict.notApplicable("no minimum is configured for resources of this type");
    private static final Verdict PASS = Verdict.pass("the custody meets the minimum for this type");

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
        Custody minimum =
                minimum(context.settings().minimumCustody(), resource.resource().type());
        return minimum == null
                ? NO_MINIMUM
                : Verdict.of(resource.resource().encryption(), encryption -> judge(resource, encryption, minimum));
    }

    private static @Nullable Custody minimum(Map<String, Custody> minimums, String type) {
        Custody ofType = minimums.get(type);
        return ofType == null ? minimums.get("*") : ofType;
    }

    private static Verdict judge(ClassifiedResource resource, Encryption encryption, Custody minimum) {
        Custody custody = resource.custody();
        if (custody == Custody.UNKNOWN) {
            return namesKey(encryption) && minimum.compareTo(Custody.AWS_MANAGED) <= 0
                    ? PASS
                    : Verdict.unknown(resource.note());
        }
        return custody.compareTo(minimum) >= 0
                ? PASS
                : Verdict.fail(
                        "the minimum for resources of this type is " + minimum.text(), "custody: " + custody.text());
    }

    /** Whether a KMS key is named; whatever key it is, it is at least AWS managed. */
    private static boolean namesKey(Encryption encryption) {
        return switch (encryption.key()) {
            case KeyReference.KeyArn _, KeyReference.KeyId _, KeyReference.AliasName _, KeyReference.AliasArn _ ->
                encryption.method() == Encryption.Method.KMS;
            case KeyReference.AwsOwned _, KeyReference.Absent _, KeyReference.Unrecognised _ -> false;
        };
    }
}
