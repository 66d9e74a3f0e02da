package io.keyledger.policy.language;

import java.util.List;

/**
 * One key of a condition block. All conditions of a statement must hold; any of the values may.
 *
 * @param operatorText the operator as written, set qualifier and IfExists included
 * @param key the condition key in lower case, suffix included: AWS knows no case in either
 * @param keyText the condition key as written
 */
public record Condition(
        Position position,
        SetQualifier qualifier,
        ConditionOperator operator,
        boolean ifExists,
        String operatorText,
        String key,
        String keyText,
        List<Value> values) {
    public Condition {
        values = List.copyOf(values);
    }

    /** Whether one of its values contains a policy variable. */
    public boolean hasVariables() {
        for (Value value : values) {
            if (value.template().hasVariables()) {
                return true;
            }
        }
        return false;
    }

    /** A value: how JSON wrote it and what it means under the condition's operator. */
    public record Value(Scalar scalar, Template template) {
        public String text() {
            return template.text();
        }
    }

    /** The JSON type of a value; AWS's own policies leave booleans and numbers unquoted. */
    public enum Scalar {
        STRING,
        NUMBER,
        BOOLEAN
    }
}
