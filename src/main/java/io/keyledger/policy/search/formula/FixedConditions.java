package io.keyledger.policy.search.formula;

import io.keyledger.policy.language.Condition;
import io.keyledger.policy.language.Statement;
import java.util.IdentityHashMap;

/** Cached formulas of conditions without policy variables, and the cost of statements. Not thread-safe. */
public final class FixedConditions {
    private final IdentityHashMap<Statement, Long> steps = new IdentityHashMap<>();
    private final IdentityHashMap<Condition, Formula> holding = new IdentityHashMap<>();
    private final IdentityHashMap<Condition, Formula> failing = new IdentityHashMap<>();

    /** The number of steps to decide when a statement applies to a request. */
    public long steps(Statement statement) {
        return steps.computeIfAbsent(statement, StatementSteps::of);
    }

    /** The formulas so far, of when conditions hold or of when they fail. */
    IdentityHashMap<Condition, Formula> formulas(boolean holds) {
        return holds ? holding : failing;
    }
}
