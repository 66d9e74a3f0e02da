package io.keyledger.stub;

/** One AWS service, in its own protocol. Safe for use by many threads. */
interface StubService {
    ErrorForm errorForm();

    Refusals refusals();

    /** What a request asks for. Throws {@link AwsError} where it cannot be read. */
    Operation operation(StubRequest request);

    /** The answer to a call that nothing stands against. Throws {@link AwsError} where AWS would refuse it. */
    StubResponse answer(StubCall call);

    /** The answer to a call that is refused. */
    default StubResponse refusal(AwsError error, StubCall call, String requestId) {
        return errorForm().response(error, requestId);
    }
}
