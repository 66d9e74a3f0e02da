package io.keyledger.evaluate.policy;

import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.search.Access;
import io.keyledger.policy.search.KeyAccess;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who can use a key, with principals that need no IAM policy separate from what the account may delegate.
 *
 * @param unknowns why more principals may have access without IAM; empty if complete
 */
public record AccessRows(List<Access> accesses, List<String> unknowns) {
    private static final Comparator<Access> ORDER = Comparator.comparing(Access::capability)
            .thenComparing(Access::reach, Comparator.reverseOrder())
            .thenComparing(access -> access.grantee().text())
            .thenComparing(Access::via);

    public AccessRows {
        accesses = List.copyOf(accesses);
        unknowns = List.copyOf(unknowns);
    }

    public static AccessRows of(KeyAnalysis key) {
        List<Access> accesses = new ArrayList<>(key.access().accesses());
        Set<Access.Claim> claims = new HashSet<>();
        accesses.forEach(access -> claims.add(access.claim()));
        KeyAccess withoutIam = key.accessWithoutIam();
        for (Access access : withoutIam.accesses()) {
            if (claims.add(access.claim())) {
                accesses.add(access);
            }
        }
        accesses.sort(ORDER);
        Set<String> unknowns = new LinkedHashSet<>(withoutIam.unknowns());
        unknowns.addAll(withoutIam.approximations());
        unknowns.removeAll(key.access().unknowns());
        unknowns.removeAll(key.access().approximations());
        return new AccessRows(accesses, List.copyOf(unknowns));
    }
}
