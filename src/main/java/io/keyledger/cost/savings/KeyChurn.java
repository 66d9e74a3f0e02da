package io.keyledger.cost.savings;

import io.keyledger.cost.Amount;
import io.keyledger.cost.Confidence;
import io.keyledger.cost.CostLine;
import io.keyledger.inventory.KeyMetadata;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Keys that branches and tests make and drop: many with one pattern of names, young, and some already leaving. */
final class KeyChurn {
    private static final int MANY = 5;
    private static final int DAYS = 30;

    private final Map<Pattern, Keys> byPattern = new TreeMap<>();

    /** Keys whose names differ only in numbers and ids. */
    private record Pattern(String accountId, String region, String text) implements Comparable<Pattern> {
        @Override
        public int compareTo(Pattern other) {
            return (accountId + "\n" + region + "\n" + text)
                    .compareTo(other.accountId + "\n" + other.region + "\n" + other.text);
        }
    }

    private static final class Keys {
        private long made;
        private long leaving;
        private Amount billed = Amount.ZERO;
    }

    void add(CostedKey key) {
        KeyMetadata metadata = key.metadata().orElse(null);
        if (metadata == null || !metadata.keyManager().equals("CUSTOMER")) {
            return;
        }
        Instant created = metadata.creationDate();
        boolean isYoung = created != null && created.isAfter(key.asOf().minus(Duration.ofDays(DAYS)));
        boolean isLeaving = metadata.keyState().equals("PendingDeletion");
        if (!isYoung && !isLeaving) {
            return;
        }
        Keys keys = byPattern.computeIfAbsent(
                new Pattern(key.accountId(), key.region(), pattern(key.name())), _ -> new Keys());
        keys.made += isYoung ? 1 : 0;
        keys.leaving += isLeaving ? 1 : 0;
        for (CostLine line : key.cost().lines()) {
            if (line.kind() == CostLine.Kind.STORAGE) {
                keys.billed = keys.billed.plus(line.amount());
            }
        }
    }

    /** The name with every run of digits and every id as a star. */
    static String pattern(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "*")
                .replaceAll("(?<![a-z0-9])(?=[0-9a-f]*[0-9])[0-9a-f]{6,}(?![a-z0-9])", "*")
                .replaceAll("[0-9]+", "*");
    }

    /** What the keys of a Region show; they are then forgotten. */
    List<Saving> end() {
        List<Saving> savings = new ArrayList<>();
        byPattern.forEach((pattern, keys) -> {
            if (keys.made >= MANY && keys.leaving > 0 && pattern.text().contains("*")) {
                savings.add(saving(pattern, keys));
            }
        });
        byPattern.clear();
        return savings;
    }

    private static Saving saving(Pattern pattern, Keys keys) {
        return new Saving(
                Saving.Kind.KEY_CHURN,
                pattern.accountId(),
                pattern.region(),
                "",
                pattern.text(),
                "",
                keys.billed,
                true,
                keys.billed.exact() ? Confidence.DERIVED : Confidence.ESTIMATE,
                String.format(
                        Locale.ROOT,
                        "%,d keys with such names were made in %d days, %s a day, and %,d are pending deletion; the"
                                + " amount is what all of them cost in those days",
                        keys.made,
                        DAYS,
                        BigDecimal.valueOf(keys.made)
                                .divide(BigDecimal.valueOf(DAYS), 1, java.math.RoundingMode.HALF_UP)
                                .toPlainString(),
                        keys.leaving),
                "let branches and tests use one key that stays, or an AWS managed key",
                "");
    }
}
