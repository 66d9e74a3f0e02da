package io.keyledger.policy.decision;

import io.keyledger.policy.language.Policy;
import io.keyledger.policy.language.Statement;
import java.util.List;
import java.util.function.Predicate;

/** A policy, compiled once to be evaluated often. Immutable and safe to share between threads. */
public final class CompiledPolicy {
    private final Policy policy;
    private final List<CompiledStatement> statements;

    private CompiledPolicy(Policy policy, List<CompiledStatement> statements) {
        this.policy = policy;
        this.statements = statements;
    }

    public static CompiledPolicy of(Policy policy) {
        return new CompiledPolicy(
                policy, policy.statements().stream().map(CompiledStatement::new).toList());
    }

    /** The same policy with some of its statements only. */
    public CompiledPolicy only(Predicate<Statement> kept) {
        List<CompiledStatement> some = statements.stream()
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

    List<CompiledStatement> statements() {
        return statements;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CompiledPolicy compiled && policy.equals(compiled.policy);
    }

    @Override
    public int hashCode() {
        return policy.hashCode();
    }
}
