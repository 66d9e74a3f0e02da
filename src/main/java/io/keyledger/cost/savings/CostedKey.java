package io.keyledger.cost.savings;

import io.keyledger.classify.ClassifiedKey;
import io.keyledger.cost.Amount;
import io.keyledger.cost.Confidence;
import io.keyledger.cost.CostLine;
import io.keyledger.cost.KeyCost;
import io.keyledger.cost.RegionPrices;
import io.keyledger.cost.RequestEvidence;
import io.keyledger.inventory.KeyMetadata;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A key with all that decides whether something can be saved on it.
 *
 * @param key absent for a key that was used but not listed
 * @param resources the resources that name it and have a setting that decides how often they call KMS
 */
record CostedKey(
        String accountId,
        String region,
        String arn,
        String name,
        @Nullable ClassifiedKey key,
        RequestEvidence evidence,
        KeyCost cost,
        RegionPrices prices,
        List<CostlyResource> resources,
        Instant asOf) {
    /** Whether CloudTrail attributes the requests. */
    boolean isAttributed() {
        return evidence.trail() != null;
    }

    /** Whether exactly one audited resource depends on it. */
    boolean hasOneDependent() {
        return key != null && key.dependents().count() == 1 && key.dependents().complete();
    }

    Optional<KeyMetadata> metadata() {
        return Optional.ofNullable(key)
                .flatMap(classified -> classified.key().metadata().known());
    }

    /** Its request lines of some operations. */
    Requests requests(Set<String> operations, Predicate<CostLine> which) {
        return Requests.of(cost.lines().stream()
                .filter(line -> line.kind() == CostLine.Kind.REQUESTS && operations.contains(line.operation()))
                .filter(which)
                .toList());
    }

    /** A saving on this key. */
    Saving saving(
            Saving.Kind kind,
            String subject,
            Amount usdMonth,
            boolean atMost,
            Confidence confidence,
            String reason,
            String action) {
        return saving(kind, subject, usdMonth, atMost, confidence, reason, action, "");
    }

    Saving saving(
            Saving.Kind kind,
            String subject,
            Amount usdMonth,
            boolean atMost,
            Confidence confidence,
            String reason,
            String action,
            String alternatives) {
        return new Saving(
                kind,
                accountId,
                region,
                arn,
                name,
                subject,
                usdMonth,
                atMost,
                confidence,
                reason,
                action,
                alternatives);
    }
}
