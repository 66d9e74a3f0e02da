package io.keyledger.cli.text;

import io.keyledger.cost.Amount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/** Formats numbers for people. */
public final class NumberText {
    private NumberText() {}

    /** A count, for example {@code 3 keys} or {@code 1 key}. */
    public static String count(long number, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : many);
    }

    /** A count with the regular English plural: keys, aliases, identities. */
    public static String count(long number, String thing) {
        String many = thing.matches(".*[^aeiou]y")
                ? thing.substring(0, thing.length() - 1) + "ies"
                : thing + (thing.endsWith("s") ? "es" : "s");
        return count(number, thing, many);
    }

    /** A duration, for example {@code 4 s}, {@code 1 min 40 s} or {@code 5 h 33 min}, rounded up. */
    public static String duration(Duration duration) {
        if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
            return "under 1 s";
        }
        long seconds = duration.plusNanos(999_999_999).toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s")
                : seconds / 3600 + " h" + (seconds % 3600 < 60 ? "" : " " + seconds % 3600 / 60 + " min");
    }

    /**
     * Dollars and cents, for example {@code $1,234.50}, or {@code $31.00+} for a lower bound; amounts below a cent say
     * so.
     */
    static String usd(Amount amount) {
        return amount.isUnknown() ? "unknown" : usd(amount.atLeast()) + (amount.exact() ? "" : "+");
    }

    private static String usd(BigDecimal amount) {
        if (amount.signum() < 0) {
            return "-" + usd(amount.negate());
        }
        if (amount.signum() > 0 && amount.compareTo(new BigDecimal("0.01")) < 0) {
            return "under $0.01";
        }
        return String.format(Locale.ROOT, "$%,.2f", amount.setScale(2, RoundingMode.HALF_UP));
    }
}
