package io.keyledger.collect.call;

import java.io.Serial;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** An answer came that AWS could not have given to the call; the message says what is wrong with it. */
final class UnusableAnswerException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final boolean empty;

    private UnusableAnswerException(String message, boolean empty) {
        super(message);
        this.empty = empty;
    }

    /** As the SDK's interceptors throw it: whatever spoiled this answer may be gone with the next. */
    static RetryableException of(String message) {
        return of(message, false);
    }

    /** The same of an answer without a body. */
    static RetryableException ofNothing(String message) {
        return of(message, true);
    }

    /** The same where asking again would only cost the same again. */
    static SdkClientException forGood(String message) {
        return SdkClientException.create(message, new UnusableAnswerException(message, false));
    }

    private static RetryableException of(String message, boolean empty) {
        // The SDK copies its own exceptions on their way out, and with them loses their class but not their cause.
        return RetryableException.create(message, new UnusableAnswerException(message, empty));
    }

    static boolean isIn(SdkException failure) {
        return failure.getCause() instanceof UnusableAnswerException;
    }

    static boolean isNothing(SdkException failure) {
        return failure.getCause() instanceof UnusableAnswerException unusable && unusable.empty;
    }
}
