package io.keyledger.cli.configuration;

import java.math.BigDecimal;
import java.util.Optional;

/** The allowed values of a number. */
record Range(BigDecimal least, Optional<BigDecimal> most) {
    static Range atLeast(long least) {
        return new Range(BigDecimal.valueOf(least), Optional.empty());
    }

    static Range of(long least, long most) {
        return new Range(BigDecimal.valueOf(least), Optional.of(BigDecimal.valueOf(most)));
    }

    static Range of(String least, String most) {
        return new Range(new BigDecimal(least), Optional.of(new BigDecimal(most)));
    }

    boolean includes(BigDecimal value) {
        return value.compareTo(least) >= 0
                && most.filter(limit -> value.compareTo(limit) > 0).isEmpty();
    }

    /** As in messages, after the words "must be". */
    String text() {
        return most.map(limit -> "from " + least.toPlainString() + " to " + limit.toPlainString())
                .orElseGet(() -> "at least " + least.toPlainString());
    }
}
