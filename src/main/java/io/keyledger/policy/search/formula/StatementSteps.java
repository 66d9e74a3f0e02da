package io.keyledger.policy.search.formula;

import io.keyledger.policy.language.Condition;
import io.keyledger.policy.language.Statement;
import io.keyledger.policy.language.Template;

/** The number of steps to decide when a statement applies to a request. */
public final class StatementSteps {
    private static final long STEPS = 400;
    private static final long STEPS_OF_A_NAME = 10;
    private static final long STEPS_OF_A_CONDITION = 200;

    /** A variable that stands for anything is tried with so many values at most. */
    private static final long ASSIGNMENTS = VariableValues.MOST_ASSIGNMENTS;

    private StatementSteps() {}

    public static long of(Statement statement) {
        long steps = STEPS + STEPS_OF_A_NAME * statement.principal().patterns().size();
        for (Template pattern : statement.resource().patterns()) {
            steps += STEPS_OF_A_CONDITION + STEPS_OF_A_NAME * pattern.text().length();
        }
        for (Condition condition : statement.conditions()) {
            steps += of(condition);
        }
        return steps;
    }

    /** Of one of its conditions. */
    public static long of(Condition condition) {
        long steps = STEPS_OF_A_CONDITION;
        if (condition.hasVariables()) {
            for (Condition.Value value : condition.values()) {
                steps += ASSIGNMENTS * (STEPS_OF_A_CONDITION + value.text().length());
            }
        }
        return steps;
    }
}
