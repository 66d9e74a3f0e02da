package io.keyledger.policy.search;

import io.keyledger.policy.language.Condition;
import io.keyledger.policy.language.PrincipalPattern;
import io.keyledger.policy.language.Statement;
import io.keyledger.policy.language.Template;
import java.util.Set;

/** Decides whether a statement depends on more than the caller's kind and account. */
final class NamesAsked {
    private static final Set<String> KEYS =
            Set.of(IdentityKeys.PRINCIPAL_ARN, IdentityKeys.USER_ID, IdentityKeys.USER_NAME);

    private NamesAsked() {}

    /** By whatever part of it. */
    static boolean by(Statement statement) {
        return byConditions(statement)
                || statement.resource().patterns().stream().anyMatch(NamesAsked::byVariable)
                || statement.principal().patterns().stream().anyMatch(NamesAsked::isOne);
    }

    /** By its conditions alone. */
    static boolean byConditions(Statement statement) {
        for (Condition condition : statement.conditions()) {
            if (KEYS.contains(condition.key())
                    || condition.values().stream().anyMatch(value -> byVariable(value.template()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean byVariable(Template template) {
        return template.parts().stream()
                .anyMatch(part -> part instanceof Template.Part.Variable(var key, var _) && KEYS.contains(key));
    }

    /** Whether the pattern means one principal. */
    private static boolean isOne(PrincipalPattern pattern) {
        return switch (pattern) {
            case PrincipalPattern.User _,
                    PrincipalPattern.Role _,
                    PrincipalPattern.RoleSession _,
                    PrincipalPattern.FederatedUser _,
                    PrincipalPattern.UniqueId _ -> true;
            case PrincipalPattern.Everyone _,
                    PrincipalPattern.Account _,
                    PrincipalPattern.Service _,
                    PrincipalPattern.IdentityProvider _,
                    PrincipalPattern.CanonicalUser _,
                    PrincipalPattern.Unmatchable _ -> false;
        };
    }
}
