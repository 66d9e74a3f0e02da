package io.keyledger.collect.call;

import java.io.Serial;

/** Why a collection cannot start or continue. The message is a sentence for the user. */
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
        /** A setting is invalid. AWS was not called. */
        CONFIGURATION,
        /** No usable credentials. Nothing was collected. */
        CREDENTIALS,
        /** AWS cannot be reached. Nothing was collected. */
        UNREACHABLE,
        /** AWS throttled or failed every attempt. Nothing was collected. */
        UNAVAILABLE,
        /** The credentials expired during the collection. Finished parts are kept, and the same command resumes. */
        CREDENTIALS_LOST,
        /** The thread was interrupted. Finished parts are kept, and the same command resumes. */
        INTERRUPTED
    }
}
