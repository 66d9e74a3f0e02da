package io.keyledger.collect.call;

import java.io.Serial;

/** The service of a call has no endpoint in the Region; the message says so. */
final class NotOfferedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    NotOfferedException(String message) {
        super(message);
    }
}
