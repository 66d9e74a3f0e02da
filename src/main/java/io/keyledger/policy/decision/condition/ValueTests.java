package io.keyledger.policy.decision.condition;

import io.keyledger.policy.language.AddressRange;
import io.keyledger.policy.language.ConditionOperator;
import io.keyledger.policy.language.Dates;
import io.keyledger.policy.language.Glob;
import io.keyledger.policy.language.Numbers;
import io.keyledger.policy.language.Template;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;

/** The comparison of each operator; a negated operator has the comparison of the one it negates. */
final class ValueTests {
    private ValueTests() {}

    static ValueTest of(ConditionOperator operator, Template template) {
        return switch (operator) {
            case STRING_EQUALS, STRING_NOT_EQUALS ->
                ValueTest.of(template, parts -> {
                    String expected = Variables.text(parts);
                    return (value, _) -> Comparison.of(value.equals(expected));
                });
            case STRING_EQUALS_IGNORE_CASE, STRING_NOT_EQUALS_IGNORE_CASE ->
                ValueTest.of(template, parts -> {
                    String expected = Variables.text(parts);
                    return (value, _) -> Comparison.of(value.equalsIgnoreCase(expected));
                });
            case STRING_LIKE, STRING_NOT_LIKE ->
                ValueTest.of(template, parts -> {
                    Glob glob = Glob.of(parts);
                    return (value, _) -> Comparison.of(glob.matches(value));
                });
            case BOOL -> ValueTest.of(template, parts -> bool(Variables.text(parts)));
            case ARN_EQUALS, ARN_LIKE, ARN_NOT_EQUALS, ARN_NOT_LIKE ->
                ValueTest.of(template, parts -> {
                    ArnPattern pattern = ArnPattern.of(parts);
                    return (value, _) -> pattern.compare(value);
                });
            case NUMERIC_EQUALS, NUMERIC_NOT_EQUALS -> numeric(template, order -> order == 0);
            case NUMERIC_LESS_THAN -> numeric(template, order -> order < 0);
            case NUMERIC_LESS_THAN_EQUALS -> numeric(template, order -> order <= 0);
            case NUMERIC_GREATER_THAN -> numeric(template, order -> order > 0);
            case NUMERIC_GREATER_THAN_EQUALS -> numeric(template, order -> order >= 0);
            case DATE_EQUALS, DATE_NOT_EQUALS -> date(template, order -> order == 0);
            case DATE_LESS_THAN -> date(template, order -> order < 0);
            case DATE_LESS_THAN_EQUALS -> date(template, order -> order <= 0);
            case DATE_GREATER_THAN -> date(template, order -> order > 0);
            case DATE_GREATER_THAN_EQUALS -> date(template, order -> order >= 0);
            case BINARY_EQUALS -> binary(template.text());
            case IP_ADDRESS, NOT_IP_ADDRESS -> address(template.text());
            case NULL, UNRECOGNIZED -> ValueTest.NEVER;
        };
    }

    private static ValueTest bool(String expected) {
        if (!expected.equalsIgnoreCase("true") && !expected.equalsIgnoreCase("false")) {
            return ValueTest.NEVER;
        }
        return (value, _) -> Comparison.of(value.equalsIgnoreCase(expected));
    }

    private static ValueTest numeric(Template template, IntPredicate holds) {
        return ordered(Numbers.parse(template.text()), Numbers::parse, BigDecimal::compareTo, holds);
    }

    private static ValueTest date(Template template, IntPredicate holds) {
        return ordered(Dates.parse(template.text()), Dates::parse, Instant::compareTo, holds);
    }

    private static <T> ValueTest ordered(
            Optional<T> expected, Function<String, Optional<T>> parse, Comparator<T> order, IntPredicate holds) {
        if (expected.isEmpty()) {
            return ValueTest.NEVER;
        }
        T limit = expected.get();
        return (value, _) -> {
            Optional<T> given = parse.apply(value);
            return given.isEmpty()
                    ? Comparison.UNCOMPARABLE
                    : Comparison.of(holds.test(order.compare(given.get(), limit)));
        };
    }

    private static ValueTest binary(String expected) {
        Optional<byte[]> bytes = base64(expected);
        if (bytes.isEmpty()) {
            return ValueTest.NEVER;
        }
        return (value, _) -> Comparison.of(
                base64(value).map(given -> Arrays.equals(given, bytes.get())).orElse(false));
    }

    private static Optional<byte[]> base64(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static ValueTest address(String expected) {
        Optional<AddressRange> range = AddressRange.parse(expected);
        if (range.isEmpty()) {
            return ValueTest.NEVER;
        }
        return (value, _) -> {
            Optional<byte[]> address = AddressRange.address(value);
            return address.isEmpty()
                    ? Comparison.DIFFERS
                    : Comparison.of(range.get().contains(address.get()));
        };
    }
}
