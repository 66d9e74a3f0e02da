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
import io.keyledger.inventory.RotationStatus;

/** Finds keys that KMS rotates less often than required. */
@AutoService(Check.class)
public final class RotationPeriodTooLong implements KeyCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-ROTATION-PERIOD-TOO-LONG",
                    "Keys are rotated at least as often as required",
                    Severity.LOW,
                    "aws kms enable-key-rotation --region {region} --key-id {key_id} --rotation-period-in-days <days>"
                            + " # for a multi-Region key, use its primary key",
                    "NIST SP 800-57 Part 1: cryptoperiods; the limit is the setting maximum-rotation-period-days")
            .explained(
                    "Rotating less often than required leaves too much data under one key material.",
                    "The check fails if automatic rotation is on with a longer period than the limit.",
                    "maximum-rotation-period-days");

    private static final Verdict OFF = Verdict.notApplicable("automatic rotation is not on");
    private static final Verdict NOT_SAID = Verdict.unknown("GetKeyRotationStatus returned no rotation period");
    private static final Verdict PASS = Verdict.pass("the rotation period is within the limit");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public Verdict evaluate(ClassifiedKey key, CheckContext context) {
        return CustomerKeys.judge(
                key,
                metadata -> metadata.keyState().equals(KeyStates.DISABLED)
                        ? CustomerKeys.DISABLED
                        : Verdict.of(
                                key.key().rotation(),
                                rotation -> judge(rotation, context.settings().maximumRotationPeriodDays())));
    }

    private static Verdict judge(RotationStatus rotation, int maximum) {
        if (!rotation.enabled()) {
            return OFF;
        }
        Integer days = rotation.periodInDays();
        if (days == null) {
            return NOT_SAID;
        }
        return days <= maximum
                ? PASS
                : Verdict.fail(
                        "the key is rotated every " + days + " days; the limit is " + maximum,
                        "GetKeyRotationStatus: RotationPeriodInDays=" + days);
    }
}
