package io.keyledger.evaluate.diff;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Whether a key gets at least ten times the requests per day that it got, or a tenth: something new uses it, or something
 * stopped. Lower bounds and unknown numbers prove nothing, and neither do a few requests.
 */
final class RequestsChange {
    private static final String REQUESTS = "requests";
    private static final String DAYS = "period_days";
    private static final BigDecimal FACTOR = BigDecimal.TEN;
    private static final BigDecimal FEW_A_DAY = new BigDecimal(1000);

    private RequestsChange() {}

    static Optional<Change> of(RowPair pair) {
        Optional<Rate> before = Rate.of(pair.before());
        Optional<Rate> after = Rate.of(pair.after());
        if (before.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        if (after.get().isTenTimes(before.get())) {
            return Optional.of(pair.change(ChangeType.REQUESTS_UP, REQUESTS));
        }
        return before.get().isTenTimes(after.get())
                ? Optional.of(pair.change(ChangeType.REQUESTS_DOWN, REQUESTS))
                : Optional.empty();
    }

    private record Rate(BigDecimal requests, BigDecimal days) {
        static Optional<Rate> of(TableRow row) {
            if (!row.has(REQUESTS) || !row.has(DAYS)) {
                return Optional.empty();
            }
            try {
                BigDecimal days = new BigDecimal(row.cell(DAYS));
                return Optional.of(new Rate(new BigDecimal(row.cell(REQUESTS)), days))
                        .filter(rate -> rate.days().signum() > 0);
            } catch (NumberFormatException _) {
                return Optional.empty();
            }
        }

        boolean isTenTimes(Rate other) {
            return requests.compareTo(FEW_A_DAY.multiply(days)) >= 0
                    && requests.multiply(other.days)
                                    .compareTo(other.requests.multiply(days).multiply(FACTOR))
                            >= 0;
        }
    }
}
