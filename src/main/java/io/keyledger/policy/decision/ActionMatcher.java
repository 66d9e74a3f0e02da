package io.keyledger.policy.decision;

import io.keyledger.policy.language.ActionSpec;
import io.keyledger.policy.language.Vocabulary;
import io.keyledger.policy.request.Request;

/**
 * The actions of a statement. Each is matched when it is asked for first, because most never are. Safe to share between
 * threads: what two of them work out at a time is the same.
 */
final class ActionMatcher {
    private static final byte COVERED = 1;
    private static final byte NOT_COVERED = 2;

    private final ActionSpec spec;
    private final byte[] known = new byte[Vocabulary.shipped().actions().size()];

    ActionMatcher(ActionSpec spec) {
        this.spec = spec;
    }

    boolean matches(int actionNumber) {
        byte answer = known[actionNumber];
        if (answer == 0) {
            String action = Vocabulary.shipped().actions().get(actionNumber).lowerCaseName();
            answer = spec.covers(action) ? COVERED : NOT_COVERED;
            known[actionNumber] = answer;
        }
        return answer == COVERED;
    }

    boolean matches(Request request) {
        int number = request.actionNumber();
        return number >= 0 ? matches(number) : spec.covers(request.lowerCaseAction());
    }
}
