package io.keyledger.check;

import io.keyledger.policy.Capability;
import io.keyledger.policy.search.Witness;
import java.util.List;
import java.util.Optional;

/**
 * One thing that an access check found.
 *
 * @param sentence what is wrong, for a person
 * @param statements where: JSON pointers into the key policy, grants, or ARNs of policies
 * @param capability what somebody can do by it, where it is about that
 * @param witness a request that AWS would allow, where it is a claim of access
 * @param remedy the change that puts it right and what was proven of it, in words; empty where there is none
 */
public record AccessIssue(
        String sentence,
        List<String> statements,
        Optional<Capability> capability,
        Optional<Witness> witness,
        String remedy) {
    public AccessIssue {
        statements = List.copyOf(statements);
    }
}
