package io.keyledger.cost.savings;

import io.keyledger.cost.Amount;
import io.keyledger.cost.Confidence;
import io.keyledger.cost.CostLine;
import java.math.BigDecimal;
import java.util.List;

/**
 * Requests on a key that a saving is about.
 *
 * @param lines the cost lines that have them; empty if they are estimated
 * @param confidence how certain their number and price are
 */
record Requests(List<CostLine> lines, Amount usdMonth, long count, int days, Confidence confidence) {
    private static final BigDecimal WORTH_MENTIONING = new BigDecimal("0.01");

    Requests {
        lines = List.copyOf(lines);
    }

    static Requests of(List<CostLine> lines) {
        return new Requests(
                lines,
                lines.stream()
                        .map(CostLine::amountPerMonth)
                        .map(amount -> amount == null ? Amount.ZERO : amount)
                        .reduce(Amount.ZERO, Amount::plus),
                lines.stream()
                        .mapToLong(line -> line.quantity().atLeast().longValue())
                        .sum(),
                lines.stream().mapToInt(CostLine::periodDays).max().orElse(1),
                lines.stream().map(CostLine::confidence).reduce(Confidence.MEASURED, Confidence::orLess));
    }

    /** The same requests, if they cost no more than others of which they are a part. */
    Requests atMost(Requests all) {
        return all.usdMonth.atLeast().compareTo(usdMonth.atLeast()) < 0
                ? new Requests(lines, all.usdMonth, count, days, confidence)
                : this;
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
