package io.keyledger.policy.search.values;

import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * How many steps a search may take before it owns up to not knowing. A part of it counts against the whole. A step is
 * about the comparison of two characters; steps are counted, and not timed, so that the same input gives the same
 * answer on every machine. Not safe to share between threads.
 */
public final class Effort {
    /** A stop is heard at least this often: in a hundredth of a second. */
    private static final long STEPS_BETWEEN_LOOKS = 1 << 18;

    private final @Nullable Effort whole;
    private final long most;
    private long left;
    private long nextLook;

    private Effort(@Nullable Effort whole, long most) {
        this.whole = whole;
        this.most = most;
        this.left = most;
        this.nextLook = most - STEPS_BETWEEN_LOOKS;
    }

    public static Effort of(long steps) {
        return new Effort(null, steps);
    }

    /** At most so many steps of this effort. */
    public Effort part(long steps) {
        return new Effort(this, steps);
    }

    /**
     * False when nothing is left.
     *
     * @throws CancellationException when the thread was interrupted
     */
    public boolean spend(long steps) {
        left -= steps;
        if (whole != null) {
            return whole.spend(steps) && left >= 0;
        }
        if (left < nextLook) {
            look();
        }
        return left >= 0;
    }

    private void look() {
        nextLook = left - STEPS_BETWEEN_LOOKS;
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted while searching");
        }
    }

    public boolean isSpent() {
        return left < 0 || (whole != null && whole.isSpent());
    }

    /** How many steps there were at first. */
    public long most() {
        return most;
    }

    /** How many steps are left, never less than none. */
    public long left() {
        return Math.max(0, whole == null ? left : Math.min(left, whole.left()));
    }

    /** How many steps were taken. */
    public long spent() {
        return most - left;
    }
}
