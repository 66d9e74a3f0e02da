package io.keyledger.policy.language;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads dates of policies and requests: the W3C's forms of ISO 8601, or seconds (or milliseconds) since 1970. */
public final class Dates {
    private static final BigDecimal LARGEST_SECOND = new BigDecimal("99999999999");
    private static final BigDecimal LARGEST_MILLISECOND = new BigDecimal("99999999999999");
    private static final BigDecimal NANOS = new BigDecimal("1000000000");

    private Dates() {}

    /** A date without a time is its midnight, a time without a zone is UTC. */
    public static Optional<Instant> parse(String text) {
        try {
            int time = text.indexOf('T');
            if (time < 0) {
                return dateOnly(text);
            }
            boolean zoned = text.endsWith("Z") || text.indexOf('+', time) > 0 || text.indexOf('-', time) > 0;
            return Optional.of(
                    zoned
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> dateOnly(String text) {
        boolean dashed = text.indexOf('-', 1) == 4;
        if (text.length() == 4) {
            return Optional.of(midnight(Year.parse(text).atDay(1)));
        }
        if (dashed && text.length() == 7) {
            return Optional.of(midnight(YearMonth.parse(text).atDay(1)));
        }
        if (dashed) {
            return Optional.of(midnight(LocalDate.parse(text)));
        }
        return Numbers.parse(text).flatMap(Dates::sinceEpoch);
    }

    private static Instant midnight(LocalDate date) {
        return date.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static Optional<Instant> sinceEpoch(BigDecimal number) {
        BigDecimal size = number.abs();
        if (size.compareTo(LARGEST_MILLISECOND) > 0) {
            return Optional.empty();
        }
        BigDecimal seconds = size.compareTo(LARGEST_SECOND) > 0 ? number.movePointLeft(3) : number;
        BigDecimal[] parts = seconds.divideAndRemainder(BigDecimal.ONE);
        return Optional.of(Instant.ofEpochSecond(
                parts[0].longValue(), parts[1].multiply(NANOS).longValue()));
    }
}
