package io.keyledger.check.keys;

import com.google.auto.service.AutoService;
import io.keyledger.check.Check;
import io.keyledger.check.CheckContext;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.KeyCheck;
import io.keyledger.check.Severity;
import io.keyledger.check.Verdict;
import io.keyledger.classify.ClassifiedKey;
import io.keyledger.inventory.KeyRotation;
import java.util.List;
import java.util.Objects;

/** Finds keys that have nearly used up their on-demand rotations, the only way to rotate imported material. */
@AutoService(Check.class)
public final class OnDemandRotationsNearlyUsed implements KeyCheck {
    private static final int QUOTA = 25;

    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-ON-DEMAND-ROTATIONS-NEARLY-USED",
                    "Keys have on-demand rotations left",
                    Severity.LOW,
                    "aws kms create-key --region {region} <the same options as for {key_id}>"
                            + " # and move the aliases to it; KMS does not raise this quota",
                    "AWS KMS quotas: 25 on-demand rotations per key; the limit is the setting"
                            + " on-demand-rotations-warning")
            .explained(
                    "KMS allows 25 on-demand rotations per key; after the last one imported material can only be "
                            + "rotated by replacing the key.",
                    "The check counts the completed on-demand rotations and fails from the limit on.",
                    "on-demand-rotations-warning");

    private static final Verdict PASS = Verdict.pass("the key has on-demand rotations left");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public Verdict evaluate(ClassifiedKey key, CheckContext context) {
        int warning = context.settings().onDemandRotationsWarning();
        return CustomerKeys.judge(key, _ -> Verdict.of(key.key().rotations(), rotations -> judge(rotations, warning)));
    }

    private static Verdict judge(List<KeyRotation> rotations, int warning) {
        long used = rotations.stream()
                .filter(rotation -> Objects.equals(rotation.rotationType(), "ON_DEMAND"))
                .count();
        return used < warning
                ? PASS
                : Verdict.fail(
                        "the key has used " + used + " of its " + QUOTA + " on-demand rotations",
                        "ListKeyRotations: " + used + " of type ON_DEMAND");
    }
}
