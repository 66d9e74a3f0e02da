package io.keyledger.policy.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Remarks on actions, condition keys and condition values that cannot mean what they say. */
final class VocabularyLints {
    private static final Vocabulary VOCABULARY = Vocabulary.shipped();

    private VocabularyLints() {}

    /** An action of a service in the vocabulary that none of its actions matches; newer actions may. */
    static Optional<Lint> action(ActionPattern pattern, Position position) {
        String text = pattern.text().toLowerCase(Locale.ROOT);
        if (!text.startsWith("kms:") && !text.startsWith("s3:")) {
            return Optional.empty();
        }
        return VOCABULARY.hasAction(pattern)
                ? Optional.empty()
                : Optional.of(new Lint(
                        LintCode.UNKNOWN_ACTION,
                        position,
                        "\"" + pattern.text() + "\" matches no action that is known of its service"));
    }

    static List<Lint> condition(Condition condition) {
        List<Lint> lints = new ArrayList<>();
        boolean kms = condition.key().startsWith("kms:");
        if (kms && !VOCABULARY.hasKey(condition.key())) {
            lints.add(new Lint(
                    LintCode.UNKNOWN_CONDITION_KEY,
                    condition.position(),
                    "\"" + condition.keyText() + "\" is not a condition key that is known of KMS"));
        }
        for (Condition.Value value : condition.values()) {
            if (!hasForm(condition.operator(), value)) {
                lints.add(new Lint(
                        LintCode.INVALID_CONDITION_VALUE,
                        condition.position(),
                        "\"" + value.text() + "\" has not the form that "
                                + condition.operator().text() + " needs: it matches nothing"));
            }
        }
        return lints;
    }

    private static boolean hasForm(ConditionOperator operator, Condition.Value value) {
        String text = value.text();
        return switch (operator.type()) {
            case NUMERIC -> Numbers.parse(text).isPresent();
            case DATE -> Dates.parse(text).isPresent();
            case IP_ADDRESS -> AddressRange.parse(text).isPresent();
            case BOOL -> value.template().hasVariables() || isBoolean(text);
            case NULL -> isBoolean(text);
            case ARN -> value.template().hasVariables() || text.split(":", 6).length == 6;
            case STRING, BINARY, UNKNOWN -> true;
        };
    }

    private static boolean isBoolean(String text) {
        return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
    }
}
