package io.keyledger.report.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Numbers, dates and lists in the words of the page. */
final class Text {
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Text() {}

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A number for a drawing, which needs no more than two decimals. */
    static double rounded(double number) {
        return Math.round(number * 100) / 100.0;
    }

    /** A number with its noun. */
    static String count(long number, String one, String many) {
        return number(number) + " " + (number == 1 ? one : many);
    }

    /** An amount in USD, with a plus if it is a lower bound. */
    static String usd(BigDecimal amount, boolean lowerBound) {
        return String.format(Locale.ROOT, "$%,.2f", amount.setScale(2, RoundingMode.HALF_UP)) + (lowerBound ? "+" : "");
    }

    /** The known part of an amount in a cell; empty if nothing of it is known. */
    static Optional<BigDecimal> amount(String cell) {
        try {
            return Optional.of(new BigDecimal(cell.replace("+", "")));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** The known part of a count in a cell. */
    static long quantity(String cell) {
        return amount(cell).map(BigDecimal::longValue).orElse(0L);
    }

    static Optional<Instant> instant(String cell) {
        try {
            return Optional.of(Instant.parse(cell));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    static String instant(Instant instant) {
        return INSTANT.format(instant);
    }

    /** The day of an instant, as in {@code 2026-11-24}. */
    static String day(Instant instant) {
        return DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC).format(instant);
    }

    /** A name of the files as words: {@code customer-managed} as {@code customer managed}. */
    static String words(String name) {
        return name.replace('-', ' ').replace('_', ' ');
    }

    /** The first elements, and how many more there are. */
    static String some(List<String> elements, int most) {
        return elements.size() <= most
                ? String.join(", ", elements)
                : String.join(", ", elements.subList(0, most)) + " and " + number(elements.size() - most) + " more";
    }

    /** The elements of a JSON array as text. */
    static List<String> elements(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    /** The text shortened to a number of code units. */
    static String shortened(String text, int most) {
        return text.length() <= most ? text : start(text, most) + "…";
    }

    /** The start of a text, which ends with a whole character. */
    static String start(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    /** The name of a key for people: its alias, otherwise the start of its id. */
    static String keyName(String name, String arn) {
        if (!name.isEmpty() && !arn.endsWith(name)) {
            return shortened(name, 120);
        }
        String id = arn.substring(arn.lastIndexOf('/') + 1);
        return id.isEmpty() ? "a key that is not known" : shortened("key " + id, 60);
    }
}
