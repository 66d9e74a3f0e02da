package io.keyledger.stub;

/** Why a call is refused before the service looks at it. */
enum Refusal {
    THROTTLED,
    INTERNAL,
    UNAVAILABLE,
    DENIED,
    EXPIRED,
    DISABLED_REGION
}
