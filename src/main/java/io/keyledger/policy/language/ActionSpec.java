package io.keyledger.policy.language;

import java.util.List;

/** Which actions a statement is about. */
public sealed interface ActionSpec {
    List<ActionPattern> patterns();

    /** The Action element. */
    record Listed(List<ActionPattern> patterns) implements ActionSpec {
        public Listed {
            patterns = List.copyOf(patterns);
        }
    }

    /** The NotAction element: every action but these. */
    record Not(List<ActionPattern> patterns) implements ActionSpec {
        public Not {
            patterns = List.copyOf(patterns);
        }
    }

    /** Neither: the statement has no effect. */
    record Missing() implements ActionSpec {
        @Override
        public List<ActionPattern> patterns() {
            return List.of();
        }
    }

    /** Whether the statement is about this action, given in lower case. */
    default boolean covers(String lowerCaseAction) {
        return switch (this) {
            case Listed(var patterns) -> anyMatches(patterns, lowerCaseAction);
            case Not(var patterns) -> !anyMatches(patterns, lowerCaseAction);
            case Missing() -> false;
        };
    }

    private static boolean anyMatches(List<ActionPattern> patterns, String lowerCaseAction) {
        for (ActionPattern pattern : patterns) {
            if (pattern.matches(lowerCaseAction)) {
                return true;
            }
        }
        return false;
    }
}
