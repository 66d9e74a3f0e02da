package io.keyledger.policy.decision;

import io.keyledger.policy.language.Policy;
import io.keyledger.policy.language.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A policy, compiled once, when it is first evaluated, to be evaluated often. Immutable and safe to share between
 * threads: what two of them compile at a time is the same.
 */
public final class CompiledPolicy {
    private final Policy policy;
    private @Nullable List<CompiledStatement> statements;
    private int hash;

    private CompiledPolicy(Policy policy, @Nullable List<CompiledStatement> statements) {
        this.policy = policy;
        this.statements = statements;
    }

    public static CompiledPolicy of(Policy policy) {
        return new CompiledPolicy(policy, null);
    }

    /** The same policy with only some of its statements. */
    public CompiledPolicy only(Predicate<Statement> kept) {
        List<CompiledStatement> some = statements().stream()
                .filter(statement -> kept.test(statement.statement()))
                .toList();
        return new CompiledPolicy(
                new Policy(
                        policy.kind(),
                        policy.version(),
                        policy.id(),
                        some.stream().map(CompiledStatement::statement).toList(),
                        policy.lints()),
                some);
    }

    public Policy policy() {
        return policy;
    }

    /**
     * Whether a statement is about an action.
     *
     * @param statement its place among the statements of {@link #policy}
     * @param actionNumber the action's number in the shipped vocabulary
     */
    public boolean covers(int statement, int actionNumber) {
        return statements().get(statement).covers(actionNumber);
    }

    List<CompiledStatement> statements() {
        List<CompiledStatement> known = statements;
        if (known == null) {
            List<CompiledStatement> compiled =
                    new ArrayList<>(policy.statements().size());
            for (Statement statement : policy.statements()) {
                compiled.add(new CompiledStatement(statement));
            }
            known = compiled;
            statements = known;
        }
        return known;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof CompiledPolicy compiled
                        && hashCode() == compiled.hashCode()
                        && policy.equals(compiled.policy));
    }

    @Override
    public int hashCode() {
        // Worked out at most once by each thread: a policy is long.
        int known = hash;
        if (known == 0) {
            known = policy.hashCode();
            hash = known;
        }
        return known;
    }
}
