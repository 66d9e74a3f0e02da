package io.keyledger.policy.decision.condition;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Whether something matches, in three values, and what makes that doubtful. */
public record Match(Truth truth, Set<Doubt> doubts) {
    public static final Match NO = new Match(Truth.NO, Set.of());
    public static final Match YES = new Match(Truth.YES, Set.of());

    /** The three values, from the least. */
    public enum Truth {
        NO,
        MAYBE,
        YES
    }

    public static Match of(boolean matches) {
        return matches ? YES : NO;
    }

    public static Match maybe(Doubt doubt) {
        return new Match(Truth.MAYBE, Set.of(doubt));
    }

    public boolean isNo() {
        return truth == Truth.NO;
    }

    public boolean isYes() {
        return truth == Truth.YES;
    }

    public boolean isCertain() {
        return doubts.isEmpty();
    }

    /** A copy with one more doubt. */
    public Match doubting(Doubt doubt) {
        return new Match(truth, union(doubts, Set.of(doubt)));
    }

    /** Both. */
    public Match and(Match other) {
        if (truth == Truth.YES && doubts.isEmpty()) {
            return other;
        }
        if (other.truth == Truth.YES && other.doubts.isEmpty()) {
            return this;
        }
        if (isNo() && other.isNo()) {
            return isCertain() ? this : other.isCertain() ? other : merged(truth, other);
        }
        if (isNo()) {
            return this;
        }
        if (other.isNo()) {
            return other;
        }
        return merged(truth.compareTo(other.truth) < 0 ? truth : other.truth, other);
    }

    /** Either. */
    public Match or(Match other) {
        int order = truth.compareTo(other.truth);
        if (order != 0) {
            return order > 0 ? this : other;
        }
        if (isNo()) {
            return isCertain() ? other : other.isCertain() ? this : merged(truth, other);
        }
        return doubts.size() <= other.doubts.size() ? this : other;
    }

    /** The opposite, as doubtful as this. */
    public Match negated() {
        return switch (truth) {
            case YES -> doubts.isEmpty() ? NO : new Match(Truth.NO, doubts);
            case NO -> doubts.isEmpty() ? YES : new Match(Truth.YES, doubts);
            case MAYBE -> this;
        };
    }

    private Match merged(Truth merged, Match other) {
        return new Match(merged, union(doubts, other.doubts));
    }

    private static Set<Doubt> union(Set<Doubt> first, Set<Doubt> second) {
        EnumSet<Doubt> both = EnumSet.noneOf(Doubt.class);
        both.addAll(first);
        both.addAll(second);
        return Collections.unmodifiableSet(both);
    }
}
