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

/** Finds multi-Region replicas in another state than their primary key: one of the two does not work. */
@AutoService(Check.class)
public final class ReplicaStateDiffers implements KeyCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-REPLICA-STATE-DIFFERS",
                    "Multi-Region replicas are in the state of their primary key",
                    Severity.MEDIUM,
                    "aws kms describe-key --region {region} --key-id {key_id} # then enable it, import its material or"
                            + " cancel its deletion",
                    "AWS KMS Developer Guide: the key state is not shared between multi-Region keys")
            .explained(
                    "One of the two keys does not work, which shows when its Region is needed.",
                    "keyledger compares the key states of replica and primary key. States that last only minutes "
                            + "pass. The result is UNKNOWN if the primary key was not audited.");

    private static final Verdict PASS = Verdict.pass("the key state is that of the primary key");

    private static final Verdict CHANGING =
            Verdict.pass("KMS is creating or updating one of the two keys, which is temporary");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public Verdict evaluate(ClassifiedKey key, CheckContext context) {
        return Replicas.judge(
                key,
                context,
                primary -> Replicas.compare(
                        key.key().metadata().map(KeyMetadata::keyState),
                        primary.keyState(),
                        ReplicaStateDiffers::judge));
    }

    private static Verdict judge(String own, String other) {
        if (KeyStates.isChanging(own) || KeyStates.isChanging(other)) {
            return CHANGING;
        }
        // A primary key is PendingReplicaDeletion until its last replica is deleted.
        boolean leavingTogether = KeyStates.isPendingDeletion(own) && KeyStates.isPendingDeletion(other);
        return own.equals(other) || leavingTogether
                ? PASS
                : Verdict.fail(
                        "the key state differs from that of the primary key", "replica " + own + "; primary " + other);
    }
}
