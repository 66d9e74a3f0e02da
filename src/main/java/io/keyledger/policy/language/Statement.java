package io.keyledger.policy.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One statement of a policy; {@code index} counts from 0. */
public record Statement(
        int index,
        @Nullable String sid,
        Position position,
        Effect effect,
        PrincipalSpec principal,
        ActionSpec action,
        ResourceSpec resource,
        List<Condition> conditions) {
    public Statement {
        conditions = List.copyOf(conditions);
    }

    public Statement withPrincipal(PrincipalSpec other) {
        return new Statement(index, sid, position, effect, other, action, resource, conditions);
    }

    /**
     * A statement without Action or Resource is accepted in a key policy and never applies (CreateKey, PutKeyPolicy).
     */
    public boolean isComplete() {
        return !(action instanceof ActionSpec.Missing) && !(resource instanceof ResourceSpec.Missing);
    }
}
