package io.keyledger.policy.decision;

import io.keyledger.policy.decision.condition.Doubt;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What AWS answers to a request, and why. Where AWS leaves its answer undocumented, access counts as allowed and the
 * doubts say so.
 *
 * @param grounds the statements and grants that allowed or denied; for an implicit denial what would have allowed
 * @param blockedBy the first layer that did not let the request pass; null when it is allowed
 */
public record Decision(
        Outcome outcome, List<Ground> grounds, @Nullable Layer blockedBy, Set<Doubt> doubts) {
    public Decision {
        grounds = List.copyOf(grounds);
    }

    /** The three answers. */
    public enum Outcome {
        ALLOWED("Allowed"),
        IMPLICITLY_DENIED("ImplicitlyDenied"),
        EXPLICITLY_DENIED("ExplicitlyDenied");

        private final String text;

        Outcome(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /** A copy with one more doubt. */
    public Decision doubting(Doubt doubt) {
        EnumSet<Doubt> all = EnumSet.of(doubt);
        all.addAll(doubts);
        return new Decision(outcome, grounds, blockedBy, Collections.unmodifiableSet(all));
    }

    public boolean isAllowed() {
        return outcome == Outcome.ALLOWED;
    }

    /** Whether the outcome rests on documented behaviour only. */
    public boolean certain() {
        return doubts.isEmpty();
    }
}
