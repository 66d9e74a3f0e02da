package io.keyledger.policy.search;

import io.keyledger.policy.decision.Decision;
import io.keyledger.policy.request.Request;

/** A request that is allowed, and the decision that says so. */
public record Witness(Request request, Decision decision) {}
