package io.keyledger.policy.decision;

import io.keyledger.policy.language.Policy;
import java.util.List;

/** A policy, compiled once to be evaluated often. Immutable and safe to share between threads. */
public final class CompiledPolicy {
    private final Policy policy;
    private final List<CompiledStatement> statements;

    private CompiledPolicy(Policy policy) {
        this.policy = policy;
        this.statements =
                policy.statements().stream().map(CompiledStatement::new).toList();
    }

    public static CompiledPolicy of(Policy policy) {
        return new CompiledPolicy(policy);
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
