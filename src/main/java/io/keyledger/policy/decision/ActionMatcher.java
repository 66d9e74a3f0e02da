package io.keyledger.policy.decision;

import io.keyledger.policy.language.ActionSpec;
import io.keyledger.policy.language.Vocabulary;
import io.keyledger.policy.request.Request;
import java.util.BitSet;
import java.util.List;

/** The actions of a statement; those of the vocabulary are looked up, the others matched. */
final class ActionMatcher {
    private final ActionSpec spec;
    private final BitSet known = new BitSet();

    ActionMatcher(ActionSpec spec) {
        this.spec = spec;
        List<Vocabulary.Action> actions = Vocabulary.shipped().actions();
        for (int number = 0; number < actions.size(); number++) {
            known.set(number, spec.covers(actions.get(number).lowerCaseName()));
        }
    }

    boolean matches(int actionNumber) {
        return known.get(actionNumber);
    }

    boolean matches(Request request) {
        int number = request.actionNumber();
        return number >= 0 ? known.get(number) : spec.covers(request.lowerCaseAction());
    }
}
