package io.keyledger.policy.decision;

import io.keyledger.policy.request.Request;
import java.util.Set;

/** The actions on a role that its trust policy decides on. */
final class TrustPolicyActions {
    private static final Set<String> IN_LOWER_CASE = Set.of(
            "sts:assumerole",
            "sts:assumerolewithsaml",
            "sts:assumerolewithwebidentity",
            "sts:setsourceidentity",
            "sts:tagsession");

    private TrustPolicyActions() {}

    static boolean include(Request request) {
        return IN_LOWER_CASE.contains(request.lowerCaseAction());
    }
}
