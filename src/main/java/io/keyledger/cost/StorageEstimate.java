package io.keyledger.cost;

import static io.keyledger.cost.Confidence.DERIVED;
import static io.keyledger.cost.Confidence.ESTIMATE;

import io.keyledger.classify.ClassifiedKey;
import io.keyledger.classify.Custody;
import io.keyledger.cost.CostLine.Kind;
import io.keyledger.inventory.KeyMetadata;
import io.keyledger.inventory.KeyRotation;
import io.keyledger.inventory.Observed;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What keeping a key costs: the key itself, from its creation until its deletion is scheduled, and the first rotations
 * on top (<a href="https://aws.amazon.com/kms/pricing/">AWS KMS pricing</a>).
 */
final class StorageEstimate {
    private static final Duration LONGEST_WAITING_PERIOD = Duration.ofDays(30);
    private static final Duration SHORTEST_WAITING_PERIOD = Duration.ofDays(7);

    private final CostLineFactory line;
    private final BillingPeriod period;
    private final ClassifiedKey key;

    StorageEstimate(PriceSheet prices, BillingPeriod period, ClassifiedKey key) {
        this.line = new CostLineFactory(prices, key, period.days());
        this.period = period;
        this.key = key;
    }

    List<CostLine> lines() {
        KeyMetadata metadata = key.key().metadata().known().orElse(null);
        if (metadata == null) {
            return List.of(
                    line.unknown(Kind.STORAGE, "key-month", key.key().metadata().reason()));
        }
        if (key.custody() == Custody.AWS_MANAGED) {
            return List.of(
                    line.of(Kind.STORAGE, BigDecimal.ZERO, "key-month", DERIVED, "AWS managed keys are free to keep"));
        }
        RegionPrices prices = line.prices();
        if (prices == null) {
            return List.of(line.unknown(Kind.STORAGE, "key-month", CostLineFactory.NO_PRICE));
        }
        return switch (metadata.keyState()) {
            case "PendingDeletion" -> List.of(pendingDeletion(metadata));
            case "PendingReplicaDeletion" ->
                List.of(
                        line.of(
                                Kind.STORAGE,
                                BigDecimal.ZERO,
                                "key-month",
                                ESTIMATE,
                                "free while its deletion is scheduled; AWS does not say so for a primary that waits for its replicas"));
            default -> kept(metadata, prices);
        };
    }

    private CostLine pendingDeletion(KeyMetadata metadata) {
        Instant deletion = metadata.deletionDate();
        if (deletion == null) {
            return line.of(
                    Kind.STORAGE, BigDecimal.ZERO, "key-month", ESTIMATE, "free while its deletion is scheduled");
        }
        BigDecimal least =
                Money.months(period.between(metadata.creationDate(), deletion.minus(LONGEST_WAITING_PERIOD)));
        BigDecimal most =
                Money.months(period.between(metadata.creationDate(), deletion.minus(SHORTEST_WAITING_PERIOD)));
        return line.of(
                Kind.STORAGE,
                BigDecimal.ZERO,
                "key-month",
                most.signum() == 0 ? DERIVED : ESTIMATE,
                most.signum() == 0
                        ? "free while its deletion is scheduled"
                        : "free since its deletion was scheduled, which AWS does not date: before that, %s to %s key-months of this period are billed"
                                .formatted(plain(least), plain(most)));
    }

    private List<CostLine> kept(KeyMetadata metadata, RegionPrices prices) {
        List<CostLine> lines = new ArrayList<>();
        BigDecimal months = Money.months(period.since(metadata.creationDate()));
        boolean documented = metadata.keyState().equals("Enabled");
        lines.add(line.of(
                Kind.STORAGE,
                months,
                "key-month",
                documented ? DERIVED : ESTIMATE,
                join(
                        documented ? "" : "AWS exempts no key that is " + metadata.keyState(),
                        createdWithin(metadata),
                        key.custody() == Custody.CLOUDHSM
                                ? "the CloudHSM cluster's hours are billed by CloudHSM"
                                : "")));
        rotationLine(metadata, prices, lines);
        return lines;
    }

    private void rotationLine(KeyMetadata metadata, RegionPrices prices, List<CostLine> lines) {
        Observed<List<KeyRotation>> rotations = key.key().rotations();
        if (rotations.isUnread()) {
            lines.add(line.unknown(Kind.ROTATION, "rotation-month", rotations.reason()));
            return;
        }
        List<Instant> completed = rotations.known().orElse(List.of()).stream()
                .filter(rotation -> rotation.rotationType() != null)
                .map(KeyRotation::rotationDate)
                .filter(Objects::nonNull)
                .filter(date -> !date.isAfter(period.end()))
                .sorted()
                .toList();
        if (completed.isEmpty()) {
            return;
        }
        BigDecimal months = completed.stream()
                .limit(prices.rotationsBilled())
                .map(date -> Money.months(period.since(date)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean replica = metadata.multiRegion() != null;
        lines.add(line.of(
                Kind.ROTATION,
                months,
                "rotation-month",
                replica ? ESTIMATE : DERIVED,
                join(
                        completed.size() + (completed.size() == 1 ? " rotation" : " rotations")
                                + " completed, the first " + prices.rotationsBilled() + " are billed",
                        replica
                                ? "AWS does not say whether each multi-Region replica pays for rotations; assumed yes"
                                : "")));
    }

    private String createdWithin(KeyMetadata metadata) {
        Instant creation = metadata.creationDate();
        return creation != null && creation.isAfter(period.start()) ? "created within the period, on " + creation : "";
    }

    private static String join(String... notes) {
        return String.join(
                "; ", List.of(notes).stream().filter(note -> !note.isEmpty()).toList());
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
