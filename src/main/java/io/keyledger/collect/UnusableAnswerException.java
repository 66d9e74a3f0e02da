package io.keyledger.collect;

import java.io.Serial;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkException;

/** An answer came that AWS could not have given to the call; the message says what is wrong with it. */
final class UnusableAnswerException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private UnusableAnswerException(String message) {
        super(message);
    }

    /** As the SDK's interceptors throw it: whatever spoiled this answer may be gone with the next. */
    static RetryableException of(String message) {
        // The SDK copies its own exceptions on their way out, and with them loses their class but not their cause.
        return RetryableException.create(message, new UnusableAnswerException(message));
    }

    static boolean isIn(SdkException failure) {
        return failure.getCause() instanceof UnusableAnswerException;
    }
}
