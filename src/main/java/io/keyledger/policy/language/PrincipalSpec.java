package io.keyledger.policy.language;

import java.util.List;

/** Whom a statement is about. */
public sealed interface PrincipalSpec {
    /** The patterns that the statement lists, whichever way it means them. */
    List<PrincipalPattern> patterns();

    /** No Principal element: the policy is attached to its principal. */
    record Implied() implements PrincipalSpec {
        @Override
        public List<PrincipalPattern> patterns() {
            return List.of();
        }
    }

    /** The Principal element. */
    record Named(List<PrincipalPattern> patterns) implements PrincipalSpec {
        public Named {
            patterns = List.copyOf(patterns);
        }
    }

    /** The NotPrincipal element: everyone but these. */
    record Not(List<PrincipalPattern> patterns) implements PrincipalSpec {
        public Not {
            patterns = List.copyOf(patterns);
        }
    }
}
