package io.keyledger.collect.call;

import java.util.Optional;

/**
 * Counts the consecutive calls of an action without a usable answer. After a few, the action is given up; otherwise
 * each of ten thousand keys would wait for an answer that never comes. Thread-safe.
 */
final class UnansweredCalls {
    private static final int MOST_IN_A_ROW = 5;

    private int inARow;
    private Optional<String> givenUp = Optional.empty();

    /** Counts a call that failed in all attempts. */
    synchronized void another(String reason) {
        inARow++;
        if (inARow >= MOST_IN_A_ROW && givenUp.isEmpty()) {
            givenUp = Optional.of(
                    "given up after " + MOST_IN_A_ROW + " calls in a row without a usable answer: " + reason);
        }
    }

    /** AWS answered, possibly with an error. */
    synchronized void answered() {
        inARow = 0;
    }

    /** Why the action was given up; empty if it was not. */
    synchronized Optional<String> givenUp() {
        return givenUp;
    }
}
