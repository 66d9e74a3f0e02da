package io.keyledger.policy.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A policy document as AWS understands it, with everything worth a remark about it. */
public record Policy(
        PolicyKind kind, PolicyVersion version, @Nullable String id, List<Statement> statements, List<Lint> lints) {
    public Policy {
        statements = List.copyOf(statements);
        lints = List.copyOf(lints);
    }
}
