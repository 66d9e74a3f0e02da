package io.keyledger.policy.search;

import io.keyledger.policy.decision.Decision;
import io.keyledger.policy.request.Request;

/** An allowed request and the decision about it. */
public record Witness(Request request, Decision decision) {}
