package io.keyledger.policy.search;

import io.keyledger.policy.language.Condition;
import io.keyledger.policy.language.ConditionOperator;
import java.util.List;
import java.util.stream.Collectors;

/** Conditions in words. */
public final class ConditionWords {
    private ConditionWords() {}

    private static final String UNLESS = "unless ";

    /** The circumstances of a Deny, in which a request is refused that would be allowed. */
    static String unless(List<String> denied) {
        return UNLESS + String.join(" and ", denied);
    }

    /** What a request has to be like, and what keeps the claim from being certain, as in the cell of a table. */
    public static String inCell(Access access) {
        String notes = access.notes().isEmpty() ? "" : "not certain: " + String.join("; ", access.notes());
        return joined(access.conditions())
                + (notes.isEmpty() ? "" : access.conditions().isEmpty() ? notes : "; " + notes);
    }

    /** The conditions as the end of a claim: " when …, unless …"; empty if there are none. */
    public static String afterClaim(Access access) {
        boolean denied =
                !access.conditions().isEmpty() && access.conditions().getFirst().startsWith(UNLESS);
        return access.conditions().isEmpty() ? "" : (denied ? ", " : " when ") + joined(access.conditions());
    }

    private static String joined(List<String> conditions) {
        String when =
                conditions.stream().filter(words -> !words.startsWith(UNLESS)).collect(Collectors.joining(" and "));
        String unless =
                conditions.stream().filter(words -> words.startsWith(UNLESS)).collect(Collectors.joining(", and "));
        return when + (when.isEmpty() || unless.isEmpty() ? "" : ", ") + unless;
    }

    public static String of(Condition condition) {
        String values = condition.values().stream().map(Condition.Value::text).collect(Collectors.joining(" or "));
        String key = condition.keyText();
        if (condition.operator() == ConditionOperator.NULL) {
            return key + (values.equalsIgnoreCase("true") ? " is absent" : " is present");
        }
        String subject = switch (condition.qualifier()) {
            case NONE -> key;
            case FOR_ALL_VALUES -> "each value of " + key;
            case FOR_ANY_VALUE -> "a value of " + key;
        };
        boolean absentToo = switch (condition.qualifier()) {
            case NONE -> condition.operator().negated() || condition.ifExists();
            case FOR_ALL_VALUES -> true;
            case FOR_ANY_VALUE -> false;
        };
        return subject + " " + verb(condition.operator()) + " " + values + (absentToo ? " (or absent)" : "");
    }

    private static String verb(ConditionOperator operator) {
        return switch (operator) {
            case STRING_EQUALS, BINARY_EQUALS, NUMERIC_EQUALS, DATE_EQUALS, BOOL -> "is";
            case STRING_NOT_EQUALS, NUMERIC_NOT_EQUALS, DATE_NOT_EQUALS -> "is not";
            case STRING_EQUALS_IGNORE_CASE -> "is, in any case,";
            case STRING_NOT_EQUALS_IGNORE_CASE -> "is not, in any case,";
            case STRING_LIKE, ARN_EQUALS, ARN_LIKE -> "is like";
            case STRING_NOT_LIKE, ARN_NOT_EQUALS, ARN_NOT_LIKE -> "is not like";
            case NUMERIC_LESS_THAN -> "is less than";
            case NUMERIC_LESS_THAN_EQUALS -> "is at most";
            case NUMERIC_GREATER_THAN -> "is more than";
            case NUMERIC_GREATER_THAN_EQUALS -> "is at least";
            case DATE_LESS_THAN -> "is before";
            case DATE_LESS_THAN_EQUALS -> "is not after";
            case DATE_GREATER_THAN -> "is after";
            case DATE_GREATER_THAN_EQUALS -> "is not before";
            case IP_ADDRESS -> "is in";
            case NOT_IP_ADDRESS -> "is not in";
            case NULL, UNRECOGNIZED -> "meets";
        };
    }
}
