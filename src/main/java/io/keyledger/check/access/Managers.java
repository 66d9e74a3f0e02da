package io.keyledger.check.access;

import io.keyledger.policy.Capability;
import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.decision.Decider;
import io.keyledger.policy.decision.Layer;
import io.keyledger.policy.decision.World;
import io.keyledger.policy.language.Arn;
import io.keyledger.policy.language.AwsPrincipals;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.request.Caller;
import io.keyledger.policy.request.Request;
import io.keyledger.policy.search.Access;
import io.keyledger.policy.search.Grantee;
import io.keyledger.policy.search.IdentityPermissions;
import io.keyledger.policy.search.KeyAccess;
import java.util.List;
import java.util.Map;

/** Who can change the policy of a key. */
final class Managers {
    static final String PUT_KEY_POLICY = "kms:PutKeyPolicy";

    private Managers() {}

    /** Whether the root user can, with a plain request. Cheaper than a search, and usually true. */
    static boolean includeRootUser(KeyAnalysis key) {
        String partition =
                Arn.parse(key.key().world().key().arn()).map(Arn::partition).orElse("aws");
        World world = key.world()
                .withLevels(
                        Layer.SERVICE_CONTROL_POLICY,
                        key.key().identities().stream()
                                .filter(identity ->
                                        identity.caller().accountId().equals(key.accountId()))
                                .findFirst()
                                .map(IdentityPermissions::serviceControlPolicies)
                                .orElse(List.of()));
        Request request = Request.possible(
                new Caller.AccountRoot(partition, key.accountId()),
                PUT_KEY_POLICY,
                key.key().world().key(),
                Map.of(),
                key.key().world().organizations());
        return Decider.decide(world, request).isAllowed();
    }

    /** Everybody who can change the policy, leaving out those who can only create grants. */
    static KeyAccess search(KeyAnalysis key, Policy policy) {
        return new Probe(key, policy).only(PUT_KEY_POLICY).search();
    }

    /** The managers that exist or may exist. */
    static List<Access> existing(KeyAnalysis key, KeyAccess managers) {
        Existence existence = new Existence(key);
        return managers.of(Capability.DELEGATE).stream()
                .filter(access -> !(access.grantee() instanceof Grantee.Service))
                .filter(access -> !isGone(existence, access.grantee()))
                .toList();
    }

    private static boolean isGone(Existence existence, Grantee grantee) {
        return grantee instanceof Grantee.Principal principal
                && AwsPrincipals.read(principal.arn())
                        .filter(pattern -> existence.of(pattern) instanceof Existence.Answer.Gone)
                        .isPresent();
    }
}
