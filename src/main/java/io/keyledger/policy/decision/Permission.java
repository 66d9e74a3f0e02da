package io.keyledger.policy.decision;

import io.keyledger.policy.decision.condition.Doubt;
import io.keyledger.policy.decision.condition.Match;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether something lets a request pass.
 *
 * @param layer what withholds it when it is withheld
 * @param grounds the statements and grants it rests on
 */
record Permission(Match match, Layer layer, List<Ground> grounds) {
    static Permission of(Match match, Layer layer) {
        return new Permission(match, layer, List.of());
    }

    boolean isWithheld() {
        return match.isNo();
    }

    /** Requires both; if one is withheld, returns the first that is. */
    Permission and(Permission other) {
        return new Permission(
                match.and(other.match), isWithheld() ? layer : other.layer, joined(grounds, other.grounds));
    }

    /** The stronger one; of two that are withheld, the one that came further. */
    Permission or(Permission other) {
        if (isWithheld() && other.isWithheld()) {
            Permission further = grounds.size() >= other.grounds.size() ? this : other;
            return new Permission(match.or(other.match), further.layer, further.grounds);
        }
        return match.or(other.match).equals(match) ? this : other;
    }

    Permission doubting(Doubt doubt) {
        return new Permission(match.doubting(doubt), layer, grounds);
    }

    private static List<Ground> joined(List<Ground> first, List<Ground> second) {
        if (first.isEmpty() || second.isEmpty()) {
            return first.isEmpty() ? second : first;
        }
        List<Ground> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }
}
