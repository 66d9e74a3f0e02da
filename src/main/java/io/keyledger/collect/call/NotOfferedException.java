package io.keyledger.collect.call;

import java.io.Serial;

/** The service has no endpoint in the Region. The message names the host. */
final class NotOfferedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    NotOfferedException(String message) {
        super(message);
    }
}
