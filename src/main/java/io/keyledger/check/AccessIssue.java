package io.keyledger.check;

import io.keyledger.policy.Capability;
import io.keyledger.policy.search.Witness;
import java.util.List;
import java.util.Optional;

/**
 * One problem that an access check found.
 *
 * @param sentence what is wrong, for a reader
 * @param statements where: JSON pointers into the key policy, grants, or ARNs of policies
 * @param capability what the problem lets somebody do, if it is about access
 * @param witness a request that AWS would allow, if the problem is about access
 * @param remedy the change that fixes it and what was proven about that change; empty if there is none
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
