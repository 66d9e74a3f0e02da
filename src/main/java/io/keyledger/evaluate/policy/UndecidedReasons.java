package io.keyledger.evaluate.policy;

import io.keyledger.policy.search.KeyAccess;
import io.keyledger.policy.search.PolicyReach;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reasons why it is unknown who can use a key. */
public final class UndecidedReasons {
    private UndecidedReasons() {}

    /** The reasons, each once; empty if everything is decided. */
    public static List<String> reasons(KeyAccess access) {
        if (access.reach() != PolicyReach.UNKNOWN) {
            return access.unknowns();
        }
        Map<String, List<String>> questions = new LinkedHashMap<>();
        Stream.concat(access.unknowns().stream(), access.approximations().stream())
                .forEach(text -> {
                    int colon = text.startsWith("whether ") ? text.indexOf(": ") : -1;
                    questions
                            .computeIfAbsent(text.substring(colon < 0 ? 0 : colon + 2), _ -> new ArrayList<>())
                            .add(text.substring(0, Math.max(0, colon)));
                });
        return questions.entrySet().stream()
                .map(reason -> sentence(reason.getKey(), reason.getValue()))
                .toList();
    }

    private static String sentence(String reason, List<String> questions) {
        String first = questions.getFirst();
        if (first.isEmpty()) {
            return reason;
        }
        return questions.size() == 1
                ? first + ": " + reason
                : reason + " (" + questions.size() + " questions, for example " + first + ")";
    }
}
