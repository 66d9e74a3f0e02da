package io.keyledger.policy.language;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The condition operators of the policy language, without set qualifier and IfExists. */
public enum ConditionOperator {
    STRING_EQUALS("StringEquals", Type.STRING, false),
    STRING_NOT_EQUALS("StringNotEquals", Type.STRING, true),
    STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", Type.STRING, false),
    STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", Type.STRING, true),
    STRING_LIKE("StringLike", Type.STRING, false),
    STRING_NOT_LIKE("StringNotLike", Type.STRING, true),
    NUMERIC_EQUALS("NumericEquals", Type.NUMERIC, false),
    NUMERIC_NOT_EQUALS("NumericNotEquals", Type.NUMERIC, true),
    NUMERIC_LESS_THAN("NumericLessThan", Type.NUMERIC, false),
    NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", Type.NUMERIC, false),
    NUMERIC_GREATER_THAN("NumericGreaterThan", Type.NUMERIC, false),
    NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", Type.NUMERIC, false),
    DATE_EQUALS("DateEquals", Type.DATE, false),
    DATE_NOT_EQUALS("DateNotEquals", Type.DATE, true),
    DATE_LESS_THAN("DateLessThan", Type.DATE, false),
    DATE_LESS_THAN_EQUALS("DateLessThanEquals", Type.DATE, false),
    DATE_GREATER_THAN("DateGreaterThan", Type.DATE, false),
    DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", Type.DATE, false),
    BOOL("Bool", Type.BOOL, false),
    BINARY_EQUALS("BinaryEquals", Type.BINARY, false),
    IP_ADDRESS("IpAddress", Type.IP_ADDRESS, false),
    NOT_IP_ADDRESS("NotIpAddress", Type.IP_ADDRESS, true),
    ARN_EQUALS("ArnEquals", Type.ARN, false),
    ARN_NOT_EQUALS("ArnNotEquals", Type.ARN, true),
    ARN_LIKE("ArnLike", Type.ARN, false),
    ARN_NOT_LIKE("ArnNotLike", Type.ARN, true),
    NULL("Null", Type.NULL, false),
    /** An unknown operator; AWS refuses it, so it has no known meaning. */
    UNRECOGNIZED("", Type.UNKNOWN, false);

    /** What an operator compares. */
    public enum Type {
        STRING,
        NUMERIC,
        DATE,
        BOOL,
        BINARY,
        IP_ADDRESS,
        ARN,
        NULL,
        UNKNOWN
    }

    private static final Map<String, ConditionOperator> BY_LOWER_CASE_NAME = Stream.of(values())
            .filter(operator -> operator != UNRECOGNIZED)
            .collect(toUnmodifiableMap(operator -> operator.text.toLowerCase(Locale.ROOT), identity()));

    private final String text;
    private final Type type;
    private final boolean negated;

    ConditionOperator(String text, Type type, boolean negated) {
        this.text = text;
        this.type = type;
        this.negated = negated;
    }

    /** The operator of this name, whatever its case. */
    static Optional<ConditionOperator> named(String name) {
        return Optional.ofNullable(BY_LOWER_CASE_NAME.get(name.toLowerCase(Locale.ROOT)));
    }

    public String text() {
        return text;
    }

    public Type type() {
        return type;
    }

    /** A negated operator holds when no value matches, and when the key is missing. */
    public boolean negated() {
        return negated;
    }

    /** Whether {@code *} and {@code ?} in a value are wildcards. */
    public boolean hasWildcards() {
        return type == Type.ARN || this == STRING_LIKE || this == STRING_NOT_LIKE;
    }

    /** Whether {@code ${…}} in a value is a policy variable. */
    public boolean hasVariables() {
        return type == Type.STRING || type == Type.ARN || type == Type.BOOL;
    }
}
