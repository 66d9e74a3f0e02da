package io.keyledger.collect;

import io.keyledger.inventory.ApiCoverage;
import java.io.Serial;
import java.util.Optional;

/** Why a collection cannot begin or go on; the message is a sentence for whoever runs it. */
public final class CollectException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final Kind kind;

    private CollectException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    private CollectException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    static CollectException configuration(String message) {
        return new CollectException(Kind.CONFIGURATION, message);
    }

    static CollectException of(Kind kind, String message, Throwable cause) {
        return new CollectException(kind, message, cause);
    }

    /** No account of the scope could be opened; the first of them stands for all. */
    static CollectException closed(Account first, int accounts, Caller caller) {
        Optional<ApiCoverage> row = first.coverage().stream()
                .filter(asked -> !asked.note().isEmpty())
                .findFirst();
        String why = row.map(ApiCoverage::note).orElse("AWS does not say why");
        if (row.filter(asked -> asked.denied() == 0).isPresent()) {
            return new CollectException(
                    Kind.UNAVAILABLE,
                    row.map(asked -> asked.service() + ":" + asked.action()).orElse("")
                            + " was not answered for account "
                            + first.accountId() + (accounts == 1 ? "" : ", nor for any other of the " + accounts) + ": "
                            + why + ". Try again later.");
        }
        return new CollectException(
                Kind.CREDENTIALS,
                "The role can't be assumed in account " + first.accountId()
                        + (accounts == 1 ? "" : ", nor in any other of the " + accounts) + ": " + why
                        + ". Check the role's name, and that its trust policy lets " + caller.arn() + " assume it.");
    }

    static CollectException interrupted(Throwable cause) {
        return new CollectException(Kind.INTERRUPTED, "The collection was stopped. Finished parts are kept.", cause);
    }

    public Kind kind() {
        return kind;
    }

    /** What went wrong. */
    public enum Kind {
        /** A setting makes no sense; nothing was asked of AWS. */
        CONFIGURATION,
        /** There are no usable credentials; nothing was collected. */
        CREDENTIALS,
        /** AWS cannot be reached at all; nothing was collected. */
        UNREACHABLE,
        /** AWS throttled or failed every attempt; nothing was collected. */
        UNAVAILABLE,
        /** The credentials ran out while collecting; what is finished is kept, and the same command goes on. */
        CREDENTIALS_LOST,
        /** The thread was interrupted; what is finished is kept, and the same command goes on. */
        INTERRUPTED
    }
}
