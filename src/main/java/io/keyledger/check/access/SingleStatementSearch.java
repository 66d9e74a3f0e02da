package io.keyledger.check.access;

import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.analysis.PolicyChange;
import io.keyledger.policy.language.Effect;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.language.Statement;
import io.keyledger.policy.search.KeyAccess;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What single statements of a key policy do without the others. */
final class SingleStatementSearch {
    private final KeyAnalysis key;
    private final Policy policy;
    private final Set<String> undecided = new LinkedHashSet<>();

    SingleStatementSearch(KeyAnalysis key, Policy policy) {
        this.key = key;
        this.policy = policy;
    }

    /** Whether an Allow certainly allows nothing, even without any Deny. */
    boolean allowsNothing(Statement allow) {
        return isCertainlyNothing(allow, access(allow::equals));
    }

    /** Whether an Allow allows something that the policy's Deny statements take away entirely. */
    boolean isShadowed(Statement allow) {
        return isCertainlyNothing(allow, access(other -> other.equals(allow) || other.effect() == Effect.DENY))
                && allows(allow, access(allow::equals));
    }

    /** Why searches ended without an answer, in words. */
    List<String> undecided() {
        return List.copyOf(undecided);
    }

    private KeyAccess access(Predicate<Statement> kept) {
        KeyAccess access = key.allowedIn(key.unguarded(PolicyChange.keeping(policy, kept)));
        access.unknowns().stream()
                .filter(unknown -> !key.key().world().unread().contains(unknown))
                .forEach(undecided::add);
        return access;
    }

    private boolean isCertainlyNothing(Statement allow, KeyAccess access) {
        return !allows(allow, access) && Doubts.ofPolicy(key, access).isEmpty();
    }

    private static boolean allows(Statement allow, KeyAccess access) {
        return access.accesses().stream().anyMatch(found -> found.statements().contains(StatementPlaces.of(allow)));
    }
}
