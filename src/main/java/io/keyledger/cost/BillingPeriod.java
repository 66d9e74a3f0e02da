package io.keyledger.cost;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The days for which storage is priced, up to the audit. */
record BillingPeriod(Instant start, Instant end) {
    static BillingPeriod upTo(Instant end, int days) {
        return new BillingPeriod(end.minus(Duration.ofDays(days)), end);
    }

    int days() {
        return (int) Duration.between(start, end).toDays();
    }

    /** How much of the period is after an instant; all of it if the instant is absent. */
    Duration since(@Nullable Instant instant) {
        return instant == null || instant.isBefore(start)
                ? Duration.between(start, end)
                : Duration.between(instant, end);
    }

    /** How much of the period is between two instants. */
    Duration between(@Nullable Instant from, Instant to) {
        Instant begin = from == null || from.isBefore(start) ? start : from;
        Instant finish = to.isAfter(end) ? end : to;
        return finish.isBefore(begin) ? Duration.ZERO : Duration.between(begin, finish);
    }
}
