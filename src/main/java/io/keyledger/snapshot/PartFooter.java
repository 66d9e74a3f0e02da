package io.keyledger.snapshot;

import static java.util.Objects.requireNonNull;

/**
 * The last line of a part, under the name {@code End}.
 *
 * @param records the number of facts
 * @param sha256 of all bytes before this line, in hexadecimal
 */
record PartFooter(long records, String sha256) {
    static final String NAME = "End";

    PartFooter {
        // A damaged line may lack it.
        requireNonNull(sha256);
    }
}
