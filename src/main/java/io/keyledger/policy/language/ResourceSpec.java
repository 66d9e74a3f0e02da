package io.keyledger.policy.language;

import java.util.List;

/** Which resources a statement is about. Resource patterns may hold wildcards and policy variables. */
public sealed interface ResourceSpec {
    List<Template> patterns();

    /** The Resource element. */
    record Listed(List<Template> patterns) implements ResourceSpec {
        public Listed {
            patterns = List.copyOf(patterns);
        }
    }

    /** The NotResource element: every resource but these. */
    record Not(List<Template> patterns) implements ResourceSpec {
        public Not {
            patterns = List.copyOf(patterns);
        }
    }

    /** Neither: without effect in a key policy, the role itself in a trust policy. */
    record Missing() implements ResourceSpec {
        @Override
        public List<Template> patterns() {
            return List.of();
        }
    }
}
