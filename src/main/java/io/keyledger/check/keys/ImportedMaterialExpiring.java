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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds keys with imported material that expires soon; if one of several materials expires, the whole key stops
 * working.
 */
@AutoService(Check.class)
public final class ImportedMaterialExpiring implements KeyCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-IMPORTED-MATERIAL-EXPIRING",
                    "Imported key material does not expire soon",
                    Severity.HIGH,
                    """
                    aws kms get-parameters-for-import --region {region} --key-id {key_id}\
                     --wrapping-algorithm RSA_AES_KEY_WRAP_SHA_256 --wrapping-key-spec RSA_4096
                    # wrap the same key material as before
                    aws kms import-key-material --region {region} --key-id {key_id} --import-token fileb://<token>\
                     --encrypted-key-material fileb://<wrapped material> --expiration-model KEY_MATERIAL_EXPIRES\
                     --valid-to <later date>\
                    """,
                    "AWS KMS Developer Guide: expired material is deleted; the limit is the setting"
                            + " expiry-warning-days")
            .explained(
                    "When the material expires, KMS deletes it, and the data is unreadable until the same "
                            + "material is imported again.",
                    "The check fails if any material of the key expires within the limit or has expired. Keys "
                            + "without material are not judged.",
                    "expiry-warning-days");

    private static final Verdict MISSING =
            Verdict.notApplicable("the material is missing, see KMS-IMPORTED-MATERIAL-MISSING-IN-USE");
    private static final Verdict NEVER = Verdict.pass("the key's material does not expire");
    private static final Verdict LATER = Verdict.pass("the key's material does not expire soon");
    private static final Verdict NO_DATE = Verdict.unknown("DescribeKey returned no expiration date for the material");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public Verdict evaluate(ClassifiedKey key, CheckContext context) {
        return ImportedMaterial.judge(key, metadata -> judge(key, metadata, context));
    }

    private static Verdict judge(ClassifiedKey key, KeyMetadata metadata, CheckContext context) {
        if (metadata.keyState().equals(KeyStates.PENDING_IMPORT)) {
            return MISSING;
        }
        Optional<Instant> expiry = earliestExpiry(key, metadata);
        if (expiry.isEmpty()) {
            return Objects.equals(metadata.expirationModel(), "KEY_MATERIAL_EXPIRES") ? NO_DATE : NEVER;
        }
        Instant validTo = expiry.get();
        Duration left = Duration.between(context.asOf(), validTo);
        return left.compareTo(Duration.ofDays(context.settings().expiryWarningDays())) > 0
                ? LATER
                : Verdict.fail(reason(left, validTo), "material valid to " + validTo);
    }

    private static String reason(Duration left, Instant validTo) {
        return "the key's material " + (left.isNegative() ? "expired" : "expires") + " at " + validTo;
    }

    private static Optional<Instant> earliestExpiry(ClassifiedKey key, KeyMetadata metadata) {
        return Stream.concat(
                        Stream.ofNullable(metadata.validTo()),
                        key.key().rotations().known().orElse(List.of()).stream()
                                .filter(material -> !material.isPending())
                                .map(KeyRotation::validTo)
                                .filter(Objects::nonNull))
                .min(Instant::compareTo);
    }
}
