package io.keyledger.check.keys;

import com.google.auto.service.AutoService;
import io.keyledger.check.Check;
import io.keyledger.check.CheckContext;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.KeyCheck;
import io.keyledger.check.Severity;
import io.keyledger.check.Verdict;
import io.keyledger.classify.ClassifiedKey;
import io.keyledger.classify.KeyStates;

/** Finds keys that are scheduled for deletion while resources depend on them. */
@AutoService(Check.class)
public final class PendingDeletionInUse implements KeyCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-PENDING-DELETION-IN-USE",
                    "No key is scheduled for deletion while resources depend on it",
                    Severity.CRITICAL,
                    "aws kms cancel-key-deletion --region {region} --key-id {key_id}"
                            + " && aws kms enable-key --region {region} --key-id {key_id}",
                    "AWS KMS Developer Guide: data under a deleted key can never be read again")
            .explained(
                    "At the deletion date, the data of these resources is lost for good.",
                    "The check fails if the key is pending deletion and an audited resource names it. The result "
                            + "is UNKNOWN if it is pending deletion and not all resources were read.");

    private static final Verdict PASS = Verdict.pass("the key is not scheduled for deletion");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public Verdict evaluate(ClassifiedKey key, CheckContext context) {
        return CustomerKeys.judge(
                key,
                metadata -> KeyStates.isPendingDeletion(metadata.keyState())
                        ? InUse.judge(key.dependents(), "is scheduled for deletion", PendingDeletion.date(metadata))
                        : PASS);
    }
}
