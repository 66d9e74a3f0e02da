package io.keyledger.cost.savings;

import io.keyledger.cost.Amount;
import io.keyledger.cost.Confidence;
import io.keyledger.cost.CostLine;
import java.math.BigDecimal;
import java.util.List;

/** Request lines of a key that a saving is about. */
record Requests(List<CostLine> lines) {
    private static final BigDecimal WORTH_MENTIONING = new BigDecimal("0.01");

    Amount usdMonth() {
        return lines.stream()
                .map(CostLine::amountPerMonth)
                .map(amount -> amount == null ? Amount.ZERO : amount)
                .reduce(Amount.ZERO, Amount::plus);
    }

    long count() {
        return lines.stream()
                .mapToLong(line -> line.quantity().atLeast().longValue())
                .sum();
    }

    int days() {
        return lines.stream().mapToInt(CostLine::periodDays).max().orElse(1);
    }

    Confidence confidence() {
        return lines.stream().map(CostLine::confidence).reduce(Confidence.MEASURED, Confidence::orLess);
    }

    /** Whether an amount is worth a line. */
    static boolean isWorth(Amount usdMonth) {
        return usdMonth.atLeast().compareTo(WORTH_MENTIONING) >= 0;
    }

    /** For example {@code 1,234 requests in 14 days}. */
    String text() {
        return counted(count(), "request", "requests") + " in " + counted(days(), "day", "days");
    }

    private static String counted(long count, String one, String many) {
        return GroupedNumber.of(count) + " " + (count == 1 ? one : many);
    }
}
