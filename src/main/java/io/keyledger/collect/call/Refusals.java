package io.keyledger.collect.call;

import io.keyledger.inventory.Observed;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Interprets errors of AWS. The error codes are those of all protocols. */
public final class Refusals {
    private static final Set<String> EXPIRED =
            Set.of("ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired", "RequestExpired");
    private static final Set<String> DENIED = Set.of(
            "AccessDenied",
            "AccessDeniedException",
            "UnauthorizedOperation",
            "AuthorizationError",
            "AuthorizationErrorException",
            "NotAuthorized",
            "AllAccessDisabled",
            "Forbidden");
    private static final Set<String> NOT_OFFERED = Set.of("UnsupportedOperationException", "UnsupportedOperation");
    private static final Set<String> UNKNOWN_OPERATION =
            Set.of("InvalidAction", "NotImplemented", "UnknownOperation", "UnknownOperationException");
    private static final int FORBIDDEN = 403;
    /** Bad request, not found, method not allowed, not implemented. */
    private static final Set<Integer> OF_UNKNOWN_REQUEST = Set.of(400, 404, 405, 501);

    private static final int SERVER_FAULT = 500;
    /** Text that differs between attempts of the same call, or is of no use to a person. */
    private static final Pattern NOISE =
            Pattern.compile(" \\(SDK Attempt Count: \\d+\\)| Encoded authorization failure message: \\S+");

    private static final Pattern NAMED_POLICY = Pattern.compile("because no|explicit deny");

    /** The list of all places that the SDK searched. */
    private static final Pattern SEARCHED =
            Pattern.compile("(: ProfileFile(Location)?\\(| from any of the providers in the chain).*", Pattern.DOTALL);

    private Refusals() {}

    /** The error as a fact. Throws if nothing more can be collected. */
    static <T> Observed<T> observe(ApiAction action, SdkException failure) {
        String code = code(failure);
        if (isExpired(failure)) {
            throw CollectException.of(
                    CollectException.Kind.CREDENTIALS_LOST,
                    "The AWS credentials have expired. Renew them and run the same command again to resume.",
                    failure);
        }
        if (failure instanceof AwsServiceException answer) {
            if (answer.isThrottlingException()) {
                return new Observed.Throttled<>(action.permission(), message(failure));
            }
            if (NOT_OFFERED.contains(code)
                    || action.notOfferedCodes().contains(code)
                    || action.notOfferedCodes().contains(described(code, message(failure)))) {
                return Observed.notOffered(message(failure));
            }
            if (isDenied(answer)) {
                return new Observed.Denied<>(action.permission(), message(failure));
            }
        }
        return new Observed.Failed<>(action.permission(), described(code, message(failure)));
    }

    private static boolean isDenied(AwsServiceException answer) {
        String code = code(answer);
        return DENIED.contains(code) || (code.isEmpty() && answer.statusCode() == FORBIDDEN);
    }

    /**
     * Whether an endpoint that stands in for AWS answers as if it lacked the operation: with such an error, with an
     * empty body, or with a refusal that names no policy. The refusals of AWS name one (IAM User Guide, troubleshoot
     * access denied error messages).
     */
    static boolean isOfUnknownOperation(SdkException failure) {
        return UNKNOWN_OPERATION.contains(code(failure))
                || isUnnamedRefusal(failure)
                || UnusableAnswerException.isNothing(failure)
                || (failure instanceof AwsServiceException answer
                        && isDenied(answer)
                        && !NAMED_POLICY.matcher(message(answer)).find());
    }

    /** AWS names what it did not find or understand; a web server that does not know the request does not. */
    private static boolean isUnnamedRefusal(SdkException failure) {
        return failure instanceof AwsServiceException answer
                && OF_UNKNOWN_REQUEST.contains(answer.statusCode())
                && (code(failure).isEmpty() || code(failure).equals(Integer.toString(answer.statusCode())));
    }

    /** Whether the answer is one that AWS could not have given. */
    public static boolean isUnusable(SdkException failure) {
        return UnusableAnswerException.isIn(failure);
    }

    /** Whether the same call may succeed later, after throttling or a server fault. */
    public static boolean isPassing(AwsServiceException answer) {
        return answer.isThrottlingException() || answer.statusCode() >= SERVER_FAULT;
    }

    /** The error code of AWS; empty if there is none. */
    public static String code(SdkException failure) {
        @Nullable AwsErrorDetails details = details(failure);
        return details == null || details.errorCode() == null ? "" : details.errorCode();
    }

    /** Whether the credentials have expired. */
    public static boolean isExpired(SdkException failure) {
        return EXPIRED.contains(code(failure));
    }

    /** The message, without text that differs between runs and without a full stop. */
    public static String message(SdkException failure) {
        return wholeMessage(failure).replaceFirst("[.\\s]+$", "");
    }

    /** Why the SDK could not load credentials; it fails differently there than in calls. */
    public static String reason(RuntimeException failure) {
        if (failure instanceof SdkException known) {
            return SEARCHED.matcher(message(known)).replaceAll("");
        }
        Throwable first = failure;
        for (Throwable at = failure; at != null; at = at.getCause()) {
            first = at.getMessage() == null ? first : at;
        }
        return String.valueOf(first.getMessage()).replaceFirst("[.\\s]+$", "");
    }

    private static String wholeMessage(SdkException failure) {
        @Nullable AwsErrorDetails details = details(failure);
        if (details != null && details.errorMessage() != null) {
            return withoutNoise(details.errorMessage());
        }
        if (failure instanceof AwsServiceException answer) {
            return "HTTP status " + answer.statusCode();
        }
        if (FailureCause.isTimeout(failure)) {
            return "no answer came in time";
        }
        Optional<String> unknownHost =
                FailureCause.find(failure, UnknownHostException.class).map(ServiceEndpoints::host);
        if (unknownHost.isPresent()) {
            return "the host " + unknownHost.get() + " cannot be resolved";
        }
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return withoutNoise(message);
    }

    private static String withoutNoise(String message) {
        return NOISE.matcher(message).replaceAll("");
    }

    private static @Nullable AwsErrorDetails details(SdkException failure) {
        return failure instanceof AwsServiceException answer ? answer.awsErrorDetails() : null;
    }

    private static String described(String code, String message) {
        return code.isEmpty() ? message : code + ": " + message;
    }
}
