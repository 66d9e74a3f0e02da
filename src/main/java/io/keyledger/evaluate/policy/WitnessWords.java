package io.keyledger.evaluate.policy;

import io.keyledger.policy.request.Caller;
import io.keyledger.policy.request.Organizations;
import io.keyledger.policy.request.Request;
import io.keyledger.policy.request.RequestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A request in words: who calls what, and the circumstances that do not follow from that. */
public final class WitnessWords {
    /** Condition keys that follow from the owner of the key and from the calling service. */
    private static final Set<String> FOLLOWING =
            Set.of("aws:resourceorgid", "aws:resourceorgpaths", "aws:viaawsservice", "kms:encryptioncontextkeys");

    private WitnessWords() {}

    public static String of(Request request) {
        RequestContext following = Request.asGiven(
                        request.caller(), request.action(), request.resource(), Map.of(), Organizations.UNKNOWN)
                .context();
        List<String> circumstances = new ArrayList<>();
        request.context().asWritten().forEach((key, values) -> {
            String name = key.toLowerCase(Locale.ROOT);
            if (!FOLLOWING.contains(name) && !following.values(name).equals(values)) {
                circumstances.add(key + " = " + String.join(", ", values));
            }
        });
        String with = circumstances.isEmpty() ? "" : " with " + String.join(" and ", circumstances);
        return name(request.caller()) + " calls " + request.action() + with;
    }

    private static String name(Caller caller) {
        return switch (caller) {
            case Caller.RoleSession session -> {
                String arn = session.sessionArn();
                yield arn == null ? "a session of " + session.principalArn() : arn;
            }
            case Caller.InAccount principal -> principal.principalArn();
            case Caller.ServicePrincipal(var name) -> name;
            case Caller.Anonymous() -> "anybody";
        };
    }
}
