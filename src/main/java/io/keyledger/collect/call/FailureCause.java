package io.keyledger.collect.call;

import java.net.SocketTimeoutException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** What lies beneath the failure of a call. */
final class FailureCause {
    private FailureCause() {}

    /** Whether the time was up: for the next byte, or for the call as a whole. */
    static boolean isTimeout(SdkException failure) {
        return failure instanceof ApiCallTimeoutException
                || failure instanceof ApiCallAttemptTimeoutException
                || find(failure, SocketTimeoutException.class).isPresent();
    }

    /** The first cause of a type, beginning with the failure itself. */
    static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        for (@Nullable Throwable at = failure; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return Optional.of(type.cast(at));
            }
        }
        return Optional.empty();
    }
}
