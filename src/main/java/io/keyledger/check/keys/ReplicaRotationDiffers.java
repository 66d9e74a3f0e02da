package io.keyledger.check.keys;

import com.google.auto.service.AutoService;
import io.keyledger.check.Check;
import io.keyledger.check.CheckContext;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.KeyCheck;
import io.keyledger.check.Severity;
import io.keyledger.check.Verdict;
import io.keyledger.classify.ClassifiedKey;
import io.keyledger.inventory.RotationStatus;
import java.util.Objects;

/** Finds multi-Region replicas with other rotation settings than their primary key. */
@AutoService(Check.class)
public final class ReplicaRotationDiffers implements KeyCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-REPLICA-ROTATION-DIFFERS",
                    "Multi-Region replicas have the rotation settings of their primary key",
                    Severity.MEDIUM,
                    "aws kms enable-key-rotation --region <Region of the primary key> --key-id {key_id}",
                    "AWS KMS Developer Guide: multi-Region keys share their rotation settings")
            .explained(
                    "Multi-Region keys share their rotation; a difference means that one answer is out of date or "
                            + "wrong.",
                    "keyledger compares rotation and period of replica and primary key. The result is UNKNOWN if "
                            + "the primary key was not audited.");

    private static final Verdict PASS = Verdict.pass("the rotation settings are those of the primary key");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public Verdict evaluate(ClassifiedKey key, CheckContext context) {
        return Replicas.judgeLasting(
                key,
                context,
                primary -> Replicas.compare(key.key().rotation(), primary.rotation(), ReplicaRotationDiffers::judge));
    }

    private static Verdict judge(RotationStatus replica, RotationStatus primary) {
        boolean same = replica.enabled() == primary.enabled()
                && (!replica.enabled() || Objects.equals(replica.periodInDays(), primary.periodInDays()));
        return same
                ? PASS
                : Verdict.fail(
                        "the rotation settings differ from those of the primary key",
                        "replica " + text(replica) + "; primary " + text(primary));
    }

    private static String text(RotationStatus rotation) {
        return rotation.enabled() ? "on, every " + rotation.periodInDays() + " days" : "off";
    }
}
