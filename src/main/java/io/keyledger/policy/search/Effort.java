package io.keyledger.policy.search;

/** How many steps a search may take before it owns up to not knowing. Not safe to share between threads. */
final class Effort {
    private int left;

    Effort(int nodes) {
        this.left = nodes;
    }

    /** False when nothing is left. */
    boolean spend() {
        return left-- > 0;
    }
}
