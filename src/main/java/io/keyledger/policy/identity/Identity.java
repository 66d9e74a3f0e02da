package io.keyledger.policy.identity;

import io.keyledger.policy.decision.CompiledPolicy;
import io.keyledger.policy.request.Caller;
import java.util.List;
import java.util.Map;

/**
 * A user or role.
 *
 * @param caller the user, or any session of the role
 * @param uniqueId {@code AIDA…} or {@code AROA…}
 * @param policies inline, attached, and those of the user's groups
 * @param boundaries the permissions boundary, or none
 * @param unread why a policy of it is not among them; with one unread, what it may do is not known
 */
public record Identity(
        Caller.InAccount caller,
        String uniqueId,
        Map<String, String> tags,
        List<CompiledPolicy> policies,
        List<CompiledPolicy> boundaries,
        List<String> unread) {
    public Identity {
        tags = Map.copyOf(tags);
        policies = List.copyOf(policies);
        boundaries = List.copyOf(boundaries);
        unread = List.copyOf(unread);
    }

    /** The ARN of the user or role. */
    public String arn() {
        return caller.principalArn();
    }
}
