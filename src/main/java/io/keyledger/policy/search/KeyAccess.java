package io.keyledger.policy.search;

import io.keyledger.policy.Capability;
import java.util.Comparator;
import java.util.List;

/**
 * Who can do what with a key.
 *
 * @param unknowns what was not decided and why, in words
 * @param approximations what was looked for by examples only, in words
 * @param unreadIdentities users and roles that were not read, in words; where they may have access, their account is
 *     among the grantees
 */
public record KeyAccess(
        List<Access> accesses, List<String> unknowns, List<String> approximations, List<String> unreadIdentities) {
    public KeyAccess {
        accesses = List.copyOf(accesses);
        unknowns = List.copyOf(unknowns);
        approximations = List.copyOf(approximations);
        unreadIdentities = List.copyOf(unreadIdentities);
    }

    /** Where every identity that matters is known. */
    public KeyAccess(List<Access> accesses, List<String> unknowns, List<String> approximations) {
        this(accesses, unknowns, approximations, List.of());
    }

    /** Whether the claims are certainly complete. */
    public boolean isComplete() {
        return unknowns.isEmpty() && approximations.isEmpty();
    }

    /** That of the farthest principal with any capability; what is public stays public whatever else is unknown. */
    public PolicyReach reach() {
        return farthest(accesses);
    }

    public PolicyReach reach(Capability capability) {
        return farthest(of(capability));
    }

    private PolicyReach farthest(List<Access> some) {
        PolicyReach farthest =
                some.stream().map(Access::reach).max(Comparator.naturalOrder()).orElse(PolicyReach.NONE);
        return isComplete() || farthest == PolicyReach.PUBLIC ? farthest : PolicyReach.UNKNOWN;
    }

    public List<Access> of(Capability capability) {
        return accesses.stream()
                .filter(access -> access.capability() == capability)
                .toList();
    }
}
