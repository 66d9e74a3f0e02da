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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What storing a key costs: the key, from its creation until its deletion is scheduled, plus its first rotations (<a
 * href="https://aws.amazon.com/kms/pricing/">AWS KMS pricing</a>).
 */
final class StorageEstimate {
    // AWS KMS API reference, ScheduleKeyDeletion: the waiting period is 7 to 30 days.
    private static final Duration LONGEST_WAITING_PERIOD = Duration.ofDays(30);
    private static final Duration SHORTEST_WAITING_PERIOD = Duration.ofDays(7);

    private final CostLineFactory line;
    private final BillingPeriod period;
    private final ClassifiedKey key;

    StorageEstimate(CostLineFactory line, BillingPeriod period, ClassifiedKey key) {
        this.line = line;
        this.period = period;
        this.key = key;
    }

    List<CostLine> lines() {
        KeyMetadata metadata = key.key().metadata().known().orElse(null);
        if (metadata == null) {
            return List.of(line.unknown(Kind.STORAGE, key.key().metadata().reason()));
        }
        RegionPrices prices = line.prices();
        if (prices == null) {
            return List.of(line.unknown(Kind.STORAGE, RegionPrices.MISSING));
        }
        if (key.custody() == Custody.AWS_MANAGED) {
            return List.of(line.kept(Kind.STORAGE, Amount.ZERO, 0, DERIVED, "AWS managed keys are free to store"));
        }
        return switch (metadata.keyState()) {
            case "PendingDeletion" -> leaving(metadata, prices, DERIVED, "free while its deletion is scheduled");
            case "PendingReplicaDeletion" ->
                leaving(
                        metadata,
                        prices,
                        ESTIMATE,
                        "free while its deletion is scheduled; AWS does not document this for a primary key that"
                                + " waits for its replicas");
            default -> kept(metadata, prices);
        };
    }

    private List<CostLine> kept(KeyMetadata metadata, RegionPrices prices) {
        List<CostLine> lines = new ArrayList<>();
        boolean documented = metadata.keyState().equals("Enabled");
        lines.add(line.kept(
                Kind.STORAGE,
                Amount.exactly(Money.months(period.since(metadata.creationDate()))),
                1,
                documented ? DERIVED : ESTIMATE,
                CostLineFactory.join(
                        documented ? "" : "AWS documents no exemption for a key that is " + metadata.keyState(),
                        within("created", metadata.creationDate()),
                        key.custody() == Custody.CLOUDHSM ? "CloudHSM bills the cluster hours" : "")));
        Observed<List<KeyRotation>> rotations = key.key().rotations();
        if (rotations.isUnread()) {
            lines.add(line.unknown(Kind.ROTATION, rotations.reason()));
            return lines;
        }
        List<Instant> completed = completed(rotations);
        List<Instant> billed =
                completed.stream().limit(prices.rotationsBilled()).toList();
        if (!completed.isEmpty()) {
            lines.add(line.kept(
                    Kind.ROTATION,
                    Amount.exactly(months(billed, period::since)),
                    billed.size(),
                    isMultiRegion(metadata) ? ESTIMATE : DERIVED,
                    CostLineFactory.join(
                            rotationNote(completed, prices, metadata), within("the last one", completed.getLast()))));
        }
        return lines;
    }

    /** The lines of a key with scheduled deletion; AWS reports only bounds for when it became free. */
    private List<CostLine> leaving(KeyMetadata metadata, RegionPrices prices, Confidence confidence, String note) {
        List<CostLine> lines = new ArrayList<>();
        lines.add(leaving(Kind.STORAGE, List.of(created(metadata)), metadata, confidence, note));
        Observed<List<KeyRotation>> rotations = key.key().rotations();
        if (rotations.isUnread()) {
            lines.add(line.unknown(Kind.ROTATION, Amount.ZERO, CostLineFactory.join(note, rotations.reason())));
            return lines;
        }
        List<Instant> completed = completed(rotations);
        if (!completed.isEmpty()) {
            lines.add(leaving(
                    Kind.ROTATION,
                    completed.stream().limit(prices.rotationsBilled()).toList(),
                    metadata,
                    isMultiRegion(metadata) ? ESTIMATE : confidence,
                    CostLineFactory.join(note, rotationNote(completed, prices, metadata))));
        }
        return lines;
    }

    /** @param billedFrom when billing of each item started */
    private CostLine leaving(
            Kind kind, List<Instant> billedFrom, KeyMetadata metadata, Confidence confidence, String note) {
        Instant deletion = metadata.deletionDate();
        Instant firstPossible = deletion == null ? Instant.MIN : deletion.minus(LONGEST_WAITING_PERIOD);
        Instant lastPossible = deletion == null ? period.end() : deletion.minus(SHORTEST_WAITING_PERIOD);
        BigDecimal least = months(billedFrom, from -> period.between(from, firstPossible));
        BigDecimal most = months(billedFrom, from -> period.between(from, lastPossible));
        return line.kept(
                kind,
                Amount.between(least, most),
                0,
                confidence,
                most.signum() == 0 || least.compareTo(most) == 0
                        ? note
                        : CostLineFactory.join(note, billed(kind, least, most)));
    }

    private String billed(Kind kind, BigDecimal least, BigDecimal most) {
        BigDecimal price = line.price(kind);
        return "AWS does not report since when: between %s and %s USD of the %d days before the audit are billed"
                .formatted(plain(least.multiply(price)), plain(most.multiply(price)), period.days());
    }

    private List<Instant> completed(Observed<List<KeyRotation>> rotations) {
        return rotations.known().orElse(List.of()).stream()
                .filter(rotation -> rotation.rotationType() != null)
                .map(KeyRotation::rotationDate)
                .filter(Objects::nonNull)
                .filter(date -> !date.isAfter(period.end()))
                .sorted()
                .toList();
    }

    private static String rotationNote(List<Instant> completed, RegionPrices prices, KeyMetadata metadata) {
        return CostLineFactory.join(
                completed.size() + (completed.size() == 1 ? " rotation" : " rotations") + " completed, the first "
                        + prices.rotationsBilled() + " are billed",
                isMultiRegion(metadata)
                        ? "AWS does not document whether rotations are billed for each multi-Region replica; assumed so"
                        : "");
    }

    private static boolean isMultiRegion(KeyMetadata metadata) {
        return metadata.multiRegion() != null;
    }

    private static BigDecimal months(List<Instant> billedFrom, Function<Instant, Duration> billed) {
        return billedFrom.stream().map(billed).map(Money::months).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Instant created(KeyMetadata metadata) {
        Instant creation = metadata.creationDate();
        return creation == null ? period.start() : creation;
    }

    private String within(String what, @Nullable Instant date) {
        return date != null && date.isAfter(period.start()) ? what + " within the period, on " + date : "";
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
