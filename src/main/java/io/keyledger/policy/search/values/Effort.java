package io.keyledger.policy.search.values;

import org.jspecify.annotations.Nullable;

/**
 * How many steps a search may take before it owns up to not knowing. A part of it counts against the whole. Not safe to
 * share between threads.
 */
public final class Effort {
    private final @Nullable Effort whole;
    private final long most;
    private long left;

    private Effort(@Nullable Effort whole, long most) {
        this.whole = whole;
        this.most = most;
        this.left = most;
    }

    public static Effort of(long steps) {
        return new Effort(null, steps);
    }

    /** At most so many steps of this effort. */
    public Effort part(long steps) {
        return new Effort(this, steps);
    }

    /** False when nothing is left. */
    public boolean spend(long steps) {
        left -= steps;
        return (whole == null || whole.spend(steps)) && left >= 0;
    }

    public boolean isSpent() {
        return left < 0 || (whole != null && whole.isSpent());
    }

    /** How many steps there were at first. */
    public long most() {
        return most;
    }
}
