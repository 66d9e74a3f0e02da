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
import io.keyledger.inventory.KeyRotation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/** Finds keys with imported material that was not replaced within the cryptoperiod. */
@AutoService(Check.class)
public final class ImportedMaterialNotReplaced implements KeyCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-IMPORTED-MATERIAL-NOT-REPLACED",
                    "Imported key material is replaced within its cryptoperiod",
                    Severity.MEDIUM,
                    """
                    aws kms import-key-material --region {region} --key-id {key_id} --import-type NEW_KEY_MATERIAL\
                     --import-token fileb://<token> --encrypted-key-material fileb://<wrapped new material>\
                     --expiration-model KEY_MATERIAL_DOES_NOT_EXPIRE
                    aws kms rotate-key-on-demand --region {region} --key-id {key_id}\
                    """,
                    "NIST SP 800-57 Part 1: cryptoperiods; the limit is the setting cryptoperiod-days")
            .explained(
                    "KMS does not rotate imported material; only you can.",
                    "The check fails if the newest material of a symmetric key with imported material is older "
                            + "than the limit.",
                    "cryptoperiod-days");

    private static final Verdict FIXED = Verdict.notApplicable(
            "the material of asymmetric and HMAC keys cannot be replaced, see KMS-CRYPTOPERIOD-EXCEEDED");
    private static final Verdict MISSING = Verdict.notApplicable("the key has no material now");
    private static final Verdict YOUNG = Verdict.pass("the key is younger than the cryptoperiod");
    private static final Verdict REPLACED = Verdict.pass("the material was replaced within the cryptoperiod");
    private static final Verdict NO_DATE = Verdict.unknown("DescribeKey returned no creation date for the key");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public Verdict evaluate(ClassifiedKey key, CheckContext context) {
        return ImportedMaterial.judge(key, metadata -> judge(key, metadata, context));
    }

    private static Verdict judge(ClassifiedKey key, KeyMetadata metadata, CheckContext context) {
        if (!ImportedMaterial.isReplaceable(metadata)) {
            return FIXED;
        }
        if (metadata.keyState().equals(KeyStates.PENDING_IMPORT)) {
            return MISSING;
        }
        if (metadata.keyState().equals(KeyStates.DISABLED)) {
            return CustomerKeys.DISABLED;
        }
        Instant created = metadata.creationDate();
        if (created == null) {
            return NO_DATE;
        }
        return context.daysSince(created) <= context.settings().cryptoperiodDays()
                ? YOUNG
                : Verdict.of(key.key().rotations(), rotations -> judge(rotations, created, context));
    }

    private static Verdict judge(List<KeyRotation> rotations, Instant created, CheckContext context) {
        int limit = context.settings().cryptoperiodDays();
        Instant rotated = rotations.stream()
                .map(KeyRotation::rotationDate)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
        if (rotated == null) {
            return Verdict.fail(
                    "the key's material was not replaced since the key was created on " + day(created)
                            + ", the cryptoperiod is " + limit + " days",
                    "key created " + created + ", no rotation since; KMS does not report when material was imported");
        }
        return context.daysSince(rotated) <= limit
                ? REPLACED
                : Verdict.fail(
                        "the key's material was last replaced on " + day(rotated) + ", the cryptoperiod is " + limit
                                + " days",
                        "last rotation " + rotated);
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
