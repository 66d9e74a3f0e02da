package io.keyledger.collect.call;

import java.io.Serial;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** An answer that AWS could not have given to the call. The message says what is wrong with it. */
final class UnusableAnswerException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final boolean empty;

    private UnusableAnswerException(String message, boolean empty) {
        super(message);
        this.empty = empty;
    }

    /** Thrown by SDK interceptors. The next attempt may get a valid answer. */
    static RetryableException of(String message) {
        return of(message, false);
    }

    /** The same for an answer without a body. */
    static RetryableException ofNothing(String message) {
        return of(message, true);
    }

    /** The same, if another attempt would only repeat the problem. */
    static SdkClientException forGood(String message) {
        return SdkClientException.create(message, new UnusableAnswerException(message, false));
    }

    private static RetryableException of(String message, boolean empty) {
        // The SDK copies its own exceptions, which keeps the cause but not the class.
        return RetryableException.create(message, new UnusableAnswerException(message, empty));
    }

    static boolean isIn(SdkException failure) {
        return failure.getCause() instanceof UnusableAnswerException;
    }

    static boolean isNothing(SdkException failure) {
        return failure.getCause() instanceof UnusableAnswerException unusable && unusable.empty;
    }
}
