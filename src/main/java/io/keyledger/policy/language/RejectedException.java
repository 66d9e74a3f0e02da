package io.keyledger.policy.language;

import java.io.Serial;

/** Carries a rejection out of the depth of the parser. */
final class RejectedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Position position;

    RejectedException(Position position, String sentence) {
        super(sentence, null, false, false);
        this.position = position;
    }

    ParseResult.Rejected rejection() {
        return new ParseResult.Rejected(position, String.valueOf(getMessage()));
    }
}
