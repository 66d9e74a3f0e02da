package io.keyledger.evaluate.diff;

import io.keyledger.cost.RequestRate;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Whether a key gets at least ten times the requests per day that it got, or a tenth: something new uses it, or
 * something stopped. Lower bounds and unknown numbers prove nothing, and neither do a few requests.
 */
final class RequestsChange {
    private static final String REQUESTS = "requests";
    private static final String DAYS = "period_days";

    private RequestsChange() {}

    static Optional<Change> of(RowPair pair) {
        Optional<RequestRate> before = rate(pair.before());
        Optional<RequestRate> after = rate(pair.after());
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

    private static Optional<RequestRate> rate(TableRow row) {
        if (!row.has(REQUESTS) || !row.has(DAYS)) {
            return Optional.empty();
        }
        try {
            BigDecimal days = new BigDecimal(row.cell(DAYS));
            return days.signum() <= 0
                    ? Optional.empty()
                    : Optional.of(new RequestRate(new BigDecimal(row.cell(REQUESTS)), days));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
