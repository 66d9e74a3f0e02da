package io.keyledger.collect.call;

import java.util.Optional;

/**
 * How often in a row the calls of one action got no answer that can be used. After a few of them the action is given up,
 * for otherwise each of ten thousand keys would wait for an answer that never comes. Safe for use by many threads.
 */
final class Unanswered {
    private static final int MOST_IN_A_ROW = 5;

    private int inARow;
    private Optional<String> givenUp = Optional.empty();

    /** A call was given up after all its attempts. */
    synchronized void another(String reason) {
        inARow++;
        if (inARow >= MOST_IN_A_ROW && givenUp.isEmpty()) {
            givenUp = Optional.of(
                    "given up after " + MOST_IN_A_ROW + " calls in a row without a usable answer: " + reason);
        }
    }

    /** AWS answered, be it by an error. */
    synchronized void answered() {
        inARow = 0;
    }

    /** Why no more calls are made; empty while they are. */
    synchronized Optional<String> givenUp() {
        return givenUp;
    }
}
