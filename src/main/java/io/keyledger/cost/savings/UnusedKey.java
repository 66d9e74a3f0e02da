package io.keyledger.cost.savings;

import io.keyledger.classify.ClassifiedKey;
import io.keyledger.classify.Custody;
import io.keyledger.cost.Amount;
import io.keyledger.cost.Confidence;
import io.keyledger.inventory.KeyMetadata;
import io.keyledger.inventory.KmsKey;
import io.keyledger.inventory.LastUsage;
import io.keyledger.inventory.MultiRegionConfiguration;
import io.keyledger.inventory.Observed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Keys that nothing used for long and nothing depends on. AWS warns that no recorded use is no proof (an attached
 * volume makes no KMS calls), so the key is disabled and watched before it is deleted.
 */
final class UnusedKey implements KeyRule {
    private static final Set<Custody> PAID =
            Set.of(Custody.CUSTOMER_MANAGED, Custody.IMPORTED, Custody.CLOUDHSM, Custody.EXTERNAL_KEY_STORE);
    private static final Set<String> LEAVING = Set.of("PendingDeletion", "PendingReplicaDeletion", "Creating");

    @Override
    public List<Saving> of(CostedKey key, SavingsSettings settings, BiConsumer<Saving.Kind, String> undecided) {
        ClassifiedKey classified = key.key();
        KeyMetadata metadata = key.metadata().orElse(null);
        if (classified == null
                || metadata == null
                || !PAID.contains(classified.custody())
                || LEAVING.contains(metadata.keyState())
                || isUsed(key)
                || classified.dependents().count() > 0) {
            return List.of();
        }
        Observed<LastUsage> lastUsage = classified.key().lastUsage();
        LastUsage asked = lastUsage.known().orElse(null);
        if (asked == null) {
            undecided.accept(Saving.Kind.UNUSED_KEY, "the last use is unknown: " + lastUsage.reason());
            return List.of();
        }
        Optional<Silence> silence = silence(metadata, asked)
                .filter(quiet -> !quiet.since().isAfter(key.asOf().minus(Duration.ofDays(settings.unusedDays()))));
        if (silence.isEmpty()) {
            return List.of();
        }
        if (!classified.dependents().complete()) {
            undecided.accept(
                    Saving.Kind.UNUSED_KEY,
                    "something may depend on it: " + classified.dependents().gap());
            return List.of();
        }
        Amount saved = key.cost().storagePerMonth();
        return Requests.isWorth(saved)
                ? List.of(key.saving(
                        Saving.Kind.UNUSED_KEY,
                        "",
                        saved,
                        false,
                        Confidence.DERIVED,
                        silence.get().text() + asked(asked) + ", and no audited resource depends on it",
                        action(key, classified.key(), metadata)))
                : List.of();
    }

    private static boolean isUsed(CostedKey key) {
        return !key.evidence().isEmpty()
                || (key.evidence().counted() != null && key.evidence().counted().reEncryptsInto() > 0);
    }

    /** Since when the key was not used, as far as AWS knows. */
    private record Silence(Instant since, String text) {}

    private static Optional<Silence> silence(KeyMetadata metadata, LastUsage asked) {
        Instant used = asked.timestamp();
        if (used != null) {
            return Optional.of(new Silence(used, "last used at " + used));
        }
        Instant tracked = asked.trackingStartDate();
        Instant created = metadata.creationDate();
        if (tracked == null || created == null) {
            return Optional.empty();
        }
        return Optional.of(
                created.isBefore(tracked)
                        ? new Silence(tracked, "not used since AWS began to track use at " + tracked)
                        : new Silence(created, "never used since its creation at " + created));
    }

    private static String asked(LastUsage answer) {
        Instant at = answer.askedAt();
        return at == null ? "" : " (asked at " + at + "; CloudWatch shows no request since)";
    }

    private static String action(CostedKey key, KmsKey facts, KeyMetadata metadata) {
        String where = " --region " + key.region() + " --key-id " + facts.keyId();
        String disable = metadata.keyState().equals("Enabled") ? "aws kms disable-key" + where + "; then " : "";
        MultiRegionConfiguration regions = metadata.multiRegion();
        String replicas = regions != null
                        && regions.type().equals("PRIMARY")
                        && !regions.replicaArns().isEmpty()
                ? "do the same with its " + regions.replicaArns().size() + " replicas first; "
                : "";
        return replicas + disable
                + "watch CloudTrail for DisabledException on the key for 30 days, and enable it again if there is one;"
                + " then aws kms schedule-key-deletion" + where + " --pending-window-in-days 30";
    }
}
