package io.keyledger.collect.call;

import java.net.SocketTimeoutException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** Examines the causes of a failed call. */
final class FailureCause {
    private FailureCause() {}

    /** Whether the call timed out: for the next byte, or as a whole. */
    static boolean isTimeout(SdkException failure) {
        return failure instanceof ApiCallTimeoutException
                || failure instanceof ApiCallAttemptTimeoutException
                || find(failure, SocketTimeoutException.class).isPresent();
    }

    /** The first cause of this type, starting with the failure itself. */
    static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        for (@Nullable Throwable at = failure; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return Optional.of(type.cast(at));
            }
        }
        return Optional.empty();
    }
}
