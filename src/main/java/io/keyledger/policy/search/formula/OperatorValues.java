package io.keyledger.policy.search.formula;

import io.keyledger.policy.language.ConditionOperator;
import io.keyledger.policy.language.Template.Part;
import io.keyledger.policy.search.values.CharacterSet;
import io.keyledger.policy.search.values.GlobSet;
import io.keyledger.policy.search.values.OrderedComparison;
import io.keyledger.policy.search.values.PassingValues;
import io.keyledger.policy.search.values.ValueSet;
import java.util.List;
import java.util.Optional;

/** Which values of a condition key an operator accepts. */
final class OperatorValues {
    private static final ValueSet ARNS = ValueSet.matching(GlobSet.like("arn:*:*:*:*:*"));

    private OperatorValues() {}

    /** The values that the operator can compare at all. */
    static ValueSet comparable(ConditionOperator operator) {
        return switch (operator.type()) {
            case ARN -> ARNS;
            case NUMERIC -> operator.negated() ? ValueSet.numbers() : ValueSet.everything();
            case DATE -> operator.negated() ? ValueSet.dates() : ValueSet.everything();
            case STRING, BOOL, BINARY, IP_ADDRESS, NULL, UNKNOWN -> ValueSet.everything();
        };
    }

    /** Whether AWS documents no meaning for the operator with this value. */
    static boolean isDoubtful(ConditionOperator operator, List<Part> parts) {
        return operator.type() == ConditionOperator.Type.ARN && !isArn(parts);
    }

    private static boolean isArn(List<Part> parts) {
        long colons = 0;
        for (Part part : parts) {
            if (part instanceof Part.Literal(var text)) {
                colons += text.chars().filter(character -> character == ':').count();
            }
        }
        return colons >= 5;
    }

    /** The values of a request that pass the operator, negation aside; empty where its value cannot be parsed. */
    static Optional<PassingValues> accepted(ConditionOperator operator, List<Part> parts) {
        return switch (operator.type()) {
            case STRING, BINARY -> Optional.of(text(parts, CharacterSet.Kind.ANY, ignoresCase(operator)));
            case BOOL -> Optional.of(text(parts, CharacterSet.Kind.ANY, true));
            case ARN ->
                Optional.of(text(parts, isArn(parts) ? CharacterSet.Kind.NOT_COLON : CharacterSet.Kind.ANY, false));
            case NUMERIC ->
                PassingValues.Numeric.parse(literal(parts))
                        .map(boundary -> new PassingValues.Numeric(comparison(operator), boundary));
            case DATE ->
                PassingValues.Date.parse(literal(parts))
                        .map(boundary -> new PassingValues.Date(comparison(operator), boundary));
            case IP_ADDRESS -> PassingValues.Network.parse(literal(parts)).map(network -> network);
            case NULL, UNKNOWN -> Optional.empty();
        };
    }

    private static String literal(List<Part> parts) {
        StringBuilder literal = new StringBuilder();
        for (Part part : parts) {
            if (part instanceof Part.Literal(var text)) {
                literal.append(text);
            }
        }
        return literal.toString();
    }

    private static boolean ignoresCase(ConditionOperator operator) {
        return operator == ConditionOperator.STRING_EQUALS_IGNORE_CASE
                || operator == ConditionOperator.STRING_NOT_EQUALS_IGNORE_CASE;
    }

    private static OrderedComparison comparison(ConditionOperator operator) {
        return switch (operator) {
            case NUMERIC_LESS_THAN, DATE_LESS_THAN -> OrderedComparison.LESS;
            case NUMERIC_LESS_THAN_EQUALS, DATE_LESS_THAN_EQUALS -> OrderedComparison.LESS_OR_EQUAL;
            case NUMERIC_GREATER_THAN, DATE_GREATER_THAN -> OrderedComparison.GREATER;
            case NUMERIC_GREATER_THAN_EQUALS, DATE_GREATER_THAN_EQUALS -> OrderedComparison.GREATER_OR_EQUAL;
            default -> OrderedComparison.EQUAL;
        };
    }

    /** @param first what a wildcard stands for in the first five components of an ARN; in other text anything */
    private static PassingValues text(List<Part> parts, CharacterSet first, boolean ignoringCase) {
        GlobSet.Builder builder = GlobSet.builder();
        for (Part part : parts) {
            CharacterSet wildcard = builder.colons() < 5 ? first : CharacterSet.Kind.ANY;
            switch (part) {
                case Part.Literal(var literal) -> append(builder, literal, ignoringCase);
                case Part.AnyRun() -> builder.many(wildcard);
                case Part.AnyOne() -> builder.one(wildcard);
                case Part.Variable(var key, var _) -> throw new IllegalStateException("unresolved variable " + key);
            }
        }
        return new PassingValues.Text(builder.build());
    }

    private static void append(GlobSet.Builder builder, String literal, boolean ignoringCase) {
        if (ignoringCase) {
            builder.literalIgnoringCase(literal);
        } else {
            builder.literal(literal);
        }
    }
}
