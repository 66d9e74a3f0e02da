package io.keyledger.collect.call;

import java.io.Serial;

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

    public static CollectException configuration(String message) {
        return new CollectException(Kind.CONFIGURATION, message);
    }

    public static CollectException of(Kind kind, String message) {
        return new CollectException(kind, message);
    }

    public static CollectException of(Kind kind, String message, Throwable cause) {
        return new CollectException(kind, message, cause);
    }

    public static CollectException interrupted(Throwable cause) {
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
