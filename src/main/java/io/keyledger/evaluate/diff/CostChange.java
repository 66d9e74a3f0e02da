package io.keyledger.evaluate.diff;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Whether a key costs more or less by more than a dollar a month and more than a tenth. A lower bound proves a rise but
 * no fall; what is unknown proves nothing.
 */
final class CostChange {
    private static final String TOTAL = "total_usd_month";
    private static final BigDecimal LEAST = BigDecimal.ONE;
    private static final BigDecimal SHARE = new BigDecimal("0.1");

    private CostChange() {}

    private record Amount(BigDecimal atLeast, boolean exact) {
        static Optional<Amount> of(String cell) {
            boolean exact = !cell.endsWith("+");
            try {
                return Optional.of(new Amount(
                        new BigDecimal(exact ? cell : cell.substring(0, cell.length() - 1)), exact));
            } catch (NumberFormatException _) {
                return Optional.empty();
            }
        }
    }

    static Optional<Change> of(RowPair pair) {
        Optional<Amount> before = Amount.of(pair.before().cell(TOTAL));
        Optional<Amount> after = Amount.of(pair.after().cell(TOTAL));
        if (before.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal rise = after.get().atLeast().subtract(before.get().atLeast());
        BigDecimal larger = before.get().atLeast().max(after.get().atLeast());
        if (rise.abs().compareTo(LEAST.max(larger.multiply(SHARE))) <= 0) {
            return Optional.empty();
        }
        boolean proven = rise.signum() > 0 ? before.get().exact() : after.get().exact();
        return proven
                ? Optional.of(pair.change(rise.signum() > 0 ? ChangeType.COST_UP : ChangeType.COST_DOWN, TOTAL))
                : Optional.empty();
    }
}
