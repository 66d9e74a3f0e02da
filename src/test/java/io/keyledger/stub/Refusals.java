package io.keyledger.stub;

/**
 * The forms in which a service refuses a call for reasons that all services share.
 *
 * @param denied its message may hold PRINCIPAL and ACTION
 */
record Refusals(Form throttled, Form internal, Form unavailable, Form denied, Form expired, Form disabledRegion) {
    private static final String NOT_AUTHORIZED =
            "User: PRINCIPAL is not authorized to perform: ACTION because no identity-based policy allows the ACTION action";
    private static final String EXPIRED = "The security token included in the request is expired";
    private static final String INVALID = "The security token included in the request is invalid.";

    static final Refusals KMS = new Refusals(
            new Form(
                    400,
                    "ThrottlingException",
                    "You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls."),
            new Form(500, "KMSInternalException", "An internal exception occurred. The request can be retried."),
            new Form(503, "DependencyTimeoutException", "The system timed out while trying to fulfill the request."),
            new Form(400, "AccessDeniedException", NOT_AUTHORIZED),
            new Form(400, "ExpiredTokenException", EXPIRED),
            new Form(400, "UnrecognizedClientException", INVALID));
    static final Refusals ORGANIZATIONS = new Refusals(
            new Form(400, "TooManyRequestsException", "AWS Organizations can't complete your request: too many calls."),
            new Form(500, "ServiceException", "AWS Organizations failed to complete the request. Try again later."),
            new Form(503, "ServiceUnavailableException", "Service unavailable"),
            new Form(400, "AccessDeniedException", NOT_AUTHORIZED),
            new Form(400, "ExpiredTokenException", EXPIRED),
            new Form(400, "UnrecognizedClientException", INVALID));
    static final Refusals S3 = new Refusals(
            new Form(503, "SlowDown", "Please reduce your request rate."),
            new Form(500, "InternalError", "We encountered an internal error. Please try again."),
            new Form(503, "ServiceUnavailable", "Service is unable to handle request."),
            new Form(403, "AccessDenied", NOT_AUTHORIZED),
            new Form(400, "ExpiredToken", "The provided token has expired."),
            new Form(403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records."));
    static final Refusals EC2 = new Refusals(
            new Form(503, "RequestLimitExceeded", "Request limit exceeded."),
            new Form(500, "InternalError", "An internal error has occurred"),
            new Form(503, "Unavailable", "The service is unavailable. Please try again shortly."),
            new Form(
                    403,
                    "UnauthorizedOperation",
                    "You are not authorized to perform this operation. " + NOT_AUTHORIZED
                            + " Encoded authorization failure message: 4fG7xwJ0vMkq-hTn"),
            new Form(400, "RequestExpired", "Request has expired."),
            new Form(401, "AuthFailure", "AWS was not able to validate the provided access credentials"));
    static final Refusals EBS = new Refusals(
            new Form(400, "RequestThrottledException", "The number of API requests has exceeded the maximum allowed."),
            new Form(500, "InternalServerException", "An internal error has occurred."),
            new Form(503, "ServiceUnavailableException", "Service unavailable"),
            new Form(403, "AccessDeniedException", NOT_AUTHORIZED),
            new Form(403, "ExpiredTokenException", EXPIRED),
            new Form(403, "UnrecognizedClientException", INVALID));
    static final Refusals STS = new Refusals(
            new Form(400, "Throttling", "Rate exceeded"),
            new Form(500, "InternalFailure", "The request processing has failed because of an unknown error."),
            new Form(503, "ServiceUnavailable", "Service unavailable"),
            new Form(403, "AccessDenied", NOT_AUTHORIZED),
            new Form(403, "ExpiredToken", EXPIRED),
            new Form(403, "InvalidClientTokenId", INVALID));
    static final Refusals IAM = new Refusals(
            new Form(400, "Throttling", "Rate exceeded"),
            new Form(500, "ServiceFailure", "The request processing has failed because of an unknown error."),
            new Form(503, "ServiceUnavailable", "Service unavailable"),
            new Form(403, "AccessDenied", NOT_AUTHORIZED),
            new Form(403, "ExpiredToken", EXPIRED),
            new Form(403, "InvalidClientTokenId", INVALID));
    static final Refusals CLOUDWATCH = new Refusals(
            new Form(400, "Throttling", "Rate exceeded"),
            new Form(500, "InternalServiceError", "Request processing has failed due to some unknown error."),
            new Form(503, "ServiceUnavailable", "Service unavailable"),
            new Form(403, "AccessDenied", NOT_AUTHORIZED),
            new Form(403, "ExpiredToken", EXPIRED),
            new Form(403, "InvalidClientTokenId", INVALID));

    /** The error for one call. */
    AwsError error(Refusal refusal, StubCall call) {
        Form form = switch (refusal) {
            case THROTTLED -> throttled;
            case INTERNAL -> internal;
            case UNAVAILABLE -> unavailable;
            case DENIED -> denied;
            case EXPIRED -> expired;
            case DISABLED_REGION -> disabledRegion;
        };
        String text = form.text().replace("PRINCIPAL", call.principal()).replace("ACTION", call.action());
        return new AwsError(form.status(), form.code(), text);
    }

    /** HTTP status, error code and message. */
    record Form(int status, String code, String text) {}
}
