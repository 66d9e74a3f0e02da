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
import io.keyledger.inventory.KeyMetadata;

/** Finds keys that are scheduled for deletion. */
@AutoService(Check.class)
public final class PendingDeletion implements KeyCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-PENDING-DELETION",
                    "No key is scheduled for deletion",
                    Severity.HIGH,
                    "aws kms cancel-key-deletion --region {region} --key-id {key_id}"
                            + " && aws kms enable-key --region {region} --key-id {key_id}",
                    "AWS Security Hub KMS.3: data under a deleted key can never be read again")
            .explained(
                    "After the waiting period, everything under the key is lost.",
                    "The check fails in the states PendingDeletion and PendingReplicaDeletion.");

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
                        ? Verdict.fail("the key is scheduled for deletion", date(metadata))
                        : PASS);
    }

    /** The deletion date, if DescribeKey returned it. */
    static String date(KeyMetadata metadata) {
        return metadata.keyState()
                + (metadata.deletionDate() == null
                        ? ", deletion date not stated"
                        : ", deleted on " + metadata.deletionDate());
    }
}
