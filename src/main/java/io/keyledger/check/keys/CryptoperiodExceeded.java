package io.keyledger.check.keys;

import com.google.auto.service.AutoService;
import io.keyledger.check.Check;
import io.keyledger.check.CheckContext;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.KeyCheck;
import io.keyledger.check.Severity;
import io.keyledger.check.Verdict;
import io.keyledger.classify.ClassifiedKey;
import io.keyledger.classify.Custody;
import io.keyledger.classify.Lifecycle;
import io.keyledger.classify.RotationState;
import io.keyledger.inventory.KeyMetadata;
import io.keyledger.inventory.LastUsage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/**
 * Finds keys that KMS does not rotate and that no newer key replaced in time. A key is current if an alias points to it
 * or resources name it; otherwise it has been replaced.
 */
@AutoService(Check.class)
public final class CryptoperiodExceeded implements KeyCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-CRYPTOPERIOD-EXCEEDED",
                    "Keys that KMS cannot rotate are replaced within their cryptoperiod",
                    Severity.MEDIUM,
                    """
                    aws kms create-key --region {region} <the same options as for {key_id}>
                    aws kms update-alias --region {region} --alias-name <alias> --target-key-id <new key id>\
                    """,
                    "NIST SP 800-57 Part 1: cryptoperiods; the limit is the setting cryptoperiod-days")
            .explained(
                    "The longer a key protects new data, the more is lost when it leaks.",
                    "The check fails if a key that KMS cannot rotate is older than the limit and an alias, a "
                            + "resource or its use shows that it is still current. Without such a sign the result is "
                            + "UNKNOWN. Keys that are not enabled are not judged.",
                    "cryptoperiod-days");

    /** Operations that protect new data with a key; the others work on existing data. */
    private static final Set<String> PROTECTING = Set.of(
            "Encrypt",
            "GenerateDataKey",
            "GenerateDataKeyWithoutPlaintext",
            "GenerateDataKeyPair",
            "GenerateDataKeyPairWithoutPlaintext",
            "GenerateMac",
            "Sign");

    private static final Verdict ROTATION_OFFERED =
            Verdict.notApplicable("KMS can rotate the key, see KMS-ROTATION-DISABLED");
    private static final Verdict MATERIAL_REPLACEABLE =
            Verdict.notApplicable("new material can be imported into the key, see KMS-IMPORTED-MATERIAL-NOT-REPLACED");
    private static final Verdict NOT_ACTIVE = Verdict.notApplicable("the key is not in use: it is not enabled");
    private static final Verdict NO_DATE = Verdict.unknown("DescribeKey returned no creation date for the key");
    private static final Verdict YOUNG = Verdict.pass("the key is within its cryptoperiod");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public Verdict evaluate(ClassifiedKey key, CheckContext context) {
        return CustomerKeys.judge(key, metadata -> judge(key, metadata, context));
    }

    private static Verdict judge(ClassifiedKey key, KeyMetadata metadata, CheckContext context) {
        switch (RotationState.of(key.key())) {
            case ON, OFF -> {
                return ROTATION_OFFERED;
            }
            case UNKNOWN -> {
                return Verdict.unknown("it is unknown whether KMS can rotate the key: "
                        + key.key().rotation().reason());
            }
            case NOT_OFFERED -> {}
        }
        if (ImportedMaterial.isReplaceable(metadata)) {
            return MATERIAL_REPLACEABLE;
        }
        if (key.lifecycle() != Lifecycle.ACTIVE) {
            return NOT_ACTIVE;
        }
        Instant created = metadata.creationDate();
        if (created == null) {
            return NO_DATE;
        }
        return context.daysSince(created) <= context.settings().cryptoperiodDays() ? YOUNG : old(key, created, context);
    }

    private static Verdict old(ClassifiedKey key, Instant created, CheckContext context) {
        int limit = context.settings().cryptoperiodDays();
        LocalDate day = LocalDate.ofInstant(created, ZoneOffset.UTC);
        if (key.custody() == Custody.EXTERNAL_KEY_STORE) {
            return Verdict.unknown("the key was created on " + day + ", the cryptoperiod is " + limit
                    + " days; AWS cannot see whether the external key manager rotated its material");
        }
        String inPlace = whatLeadsTo(key, created.plusSeconds(86_400L * limit));
        if (!inPlace.isEmpty()) {
            return Verdict.fail(
                    "the key was created on " + day + ", the cryptoperiod is " + limit
                            + " days, and no newer key has replaced it",
                    "created " + created + "; " + inPlace);
        }
        return Verdict.unknown("the key was created on " + day + ", the cryptoperiod is " + limit
                + " days; no alias or audited resource points to it, so it is unknown whether a newer key has"
                + " replaced it"
                + unread(key));
    }

    /** The alias, resource or use that shows that the key is still current; empty if none does. */
    private static String whatLeadsTo(ClassifiedKey key, Instant end) {
        List<String> aliases = key.key().aliases().known().orElse(List.of());
        if (!aliases.isEmpty()) {
            return "still named by " + String.join(";", aliases);
        }
        if (key.dependents().count() > 0) {
            return "still used by " + InUse.name(key.dependents());
        }
        return key.key()
                .lastUsage()
                .known()
                .filter(usage -> protectsAfter(usage, end))
                .map(usage -> "last " + usage.operation() + " " + usage.timestamp())
                .orElse("");
    }

    private static boolean protectsAfter(LastUsage usage, Instant end) {
        String operation = usage.operation();
        Instant at = usage.timestamp();
        return operation != null && at != null && PROTECTING.contains(operation) && at.isAfter(end);
    }

    private static String unread(ClassifiedKey key) {
        return key.key().aliases().isUnread()
                ? "; aliases: " + key.key().aliases().reason()
                : "";
    }
}
