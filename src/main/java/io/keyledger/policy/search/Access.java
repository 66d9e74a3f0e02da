package io.keyledger.policy.search;

import io.keyledger.policy.Capability;
import java.util.List;

/**
 * A capability of a grantee, proven by a request.
 *
 * @param outside whether the grantee is outside the trust zone
 * @param statements what allows it: JSON pointers into the key policy, or grants
 * @param conditions what a request has to be like, in words
 * @param notes what the claim rests on that AWS does not document
 */
public record Access(
        Capability capability,
        PolicyReach reach,
        Grantee grantee,
        boolean outside,
        Via via,
        List<String> statements,
        List<String> conditions,
        List<String> notes,
        Witness witness) {
    public Access {
        statements = List.copyOf(statements);
        conditions = List.copyOf(conditions);
        notes = List.copyOf(notes);
    }

    /** What is claimed, without what proves it. */
    public Claim claim() {
        return new Claim(capability, reach, grantee, via, statements, conditions);
    }

    /** The same access for another grantee. */
    public Access of(Grantee other) {
        return new Access(capability, reach, other, outside, via, statements, conditions, notes, witness);
    }

    /** Two accesses that make the same claim are the same to a reader. */
    public record Claim(
            Capability capability,
            PolicyReach reach,
            Grantee grantee,
            Via via,
            List<String> statements,
            List<String> conditions) {}
}
