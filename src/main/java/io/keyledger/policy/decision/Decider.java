package io.keyledger.policy.decision;

import static io.keyledger.policy.decision.Decision.Outcome.ALLOWED;
import static io.keyledger.policy.decision.Decision.Outcome.EXPLICITLY_DENIED;
import static io.keyledger.policy.decision.Decision.Outcome.IMPLICITLY_DENIED;

import io.keyledger.policy.decision.condition.Doubt;
import io.keyledger.policy.decision.condition.Match;
import io.keyledger.policy.request.Caller;
import io.keyledger.policy.request.Caller.InAccount;
import io.keyledger.policy.request.Request;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Decides requests.
 *
 * <p>Sources: IAM user guide, policy evaluation logic; KMS developer guide, policy evaluation and key policies in other
 * accounts.
 */
public final class Decider {
    private static final Permission FREE = Permission.of(Match.YES, Layer.SERVICE_RULE);

    private final World world;
    private final Request request;
    private final String resourceArn;
    private final List<LayerVerdict> verdicts = new ArrayList<>();

    private Decider(World world, Request request) {
        this.world = world;
        this.request = request;
        this.resourceArn = resourceArn(request);
    }

    /** What AWS answers to the request. */
    public static Decision decide(World world, Request request) {
        return new Decider(world, request).decide();
    }

    /** KMS takes an alias for the key it stands for, and policies name keys. */
    private static String resourceArn(Request request) {
        if (request.isForKms() && request.resource().isAlias() && !KmsActionFacts.isOnAliases(request)) {
            String arn = request.resource().arn();
            return arn.substring(0, arn.indexOf(":alias/")) + ":key/of-" + arn.substring(arn.indexOf("alias/") + 6);
        }
        return request.resource().arn();
    }

    private Decision decide() {
        Caller caller = request.caller();
        if (ServiceRules.isFree(request)) {
            return new Decision(ALLOWED, List.of(), null, Set.of());
        }
        boolean hasBoundary = world.has(Layer.PERMISSION_BOUNDARY) && hasOwnPolicies(caller);
        Permission organization = organization(caller);
        Permission endpoint = world.has(Layer.ENDPOINT_POLICY) ? allowed(Layer.ENDPOINT_POLICY) : FREE;
        LayerVerdict resource = resourcePolicy(hasBoundary);
        Permission own = caller instanceof InAccount principal ? own(principal) : FREE;
        Permission limits = caller instanceof InAccount ? limits(caller) : FREE;
        Permission granted = organization.and(endpoint).and(granted(resource, own, limits));
        return conclude(granted);
    }

    private static boolean hasOwnPolicies(Caller caller) {
        return caller instanceof InAccount && !(caller instanceof Caller.AccountRoot);
    }

    private Permission granted(LayerVerdict resource, Permission own, Permission limits) {
        if (ServiceRules.isProtected(request)) {
            return Permission.of(Match.NO, Layer.SERVICE_RULE);
        }
        if (request.isForKms()) {
            return new KmsRules(world, request).granted(resource, own, limits);
        }
        return new ResourceRules(request).granted(resource, own, limits);
    }

    /** Service control policies do not bind services and the roles they create; resource control policies bind all. */
    private Permission organization(Caller caller) {
        boolean serviceLinked = caller instanceof Caller.RoleSession session && session.isServiceLinked();
        Permission permission =
                caller instanceof InAccount && !serviceLinked ? allowedAtEachLevel(Layer.SERVICE_CONTROL_POLICY) : FREE;
        boolean bound = !serviceLinked
                && !world.awsManagedKey()
                && !request.lowerCaseAction().equals(KmsActionFacts.RETIRE_GRANT);
        if (bound) {
            // Only their Deny statements count: the full-access policy allows everything else.
            var _ = allowedAtEachLevel(Layer.RESOURCE_CONTROL_POLICY);
        }
        return permission;
    }

    private LayerVerdict resourcePolicy(boolean hasBoundary) {
        boolean effective = request.isForKms()
                ? !KmsActionFacts.isWithoutKey(request)
                        && !request.lowerCaseAction().equals(KmsActionFacts.RETIRE_GRANT)
                : !ResourceRules.isRepair(request);
        LayerVerdict verdict = LayerVerdict.of(
                Layer.RESOURCE_POLICY,
                0,
                effective ? world.policies(Layer.RESOURCE_POLICY) : List.of(),
                resourceArn,
                request,
                hasBoundary);
        verdicts.add(verdict);
        return verdict;
    }

    /** What the caller's identity policies allow. */
    private Permission own(InAccount caller) {
        if (caller instanceof Caller.AccountRoot) {
            return FREE;
        }
        Permission identity = allowed(Layer.IDENTITY_POLICY);
        return isWithoutPermissions(caller) ? Permission.of(Match.NO, Layer.SESSION_POLICY) : identity;
    }

    /** A federated user has no permissions but those of the session policy that came with the token. */
    private boolean isWithoutPermissions(Caller caller) {
        return caller instanceof Caller.FederatedUser && !world.has(Layer.SESSION_POLICY);
    }

    /** What boundary and session policy let pass. */
    private Permission limits(Caller caller) {
        Permission limits = FREE;
        if (!hasOwnPolicies(caller)) {
            return limits;
        }
        if (isWithoutPermissions(caller)) {
            limits = Permission.of(Match.NO, Layer.SESSION_POLICY);
        }
        if (world.has(Layer.PERMISSION_BOUNDARY)) {
            limits = limits.and(allowed(Layer.PERMISSION_BOUNDARY));
        }
        if (world.has(Layer.SESSION_POLICY)) {
            limits = limits.and(allowed(Layer.SESSION_POLICY));
        }
        return limits;
    }

    /** What all levels of an organization's policies allow together. */
    private Permission allowedAtEachLevel(Layer layer) {
        Permission permission = FREE;
        List<PolicyLevel> levels = world.levels(layer);
        for (int level = 0; level < levels.size(); level++) {
            permission = permission.and(
                    verdict(layer, level, levels.get(level).policies()).allow());
        }
        return permission;
    }

    private Permission allowed(Layer layer) {
        return verdict(layer, 0, world.policies(layer)).allow();
    }

    private LayerVerdict verdict(Layer layer, int level, List<CompiledPolicy> policies) {
        LayerVerdict verdict = LayerVerdict.of(layer, level, policies, resourceArn, request, false);
        verdicts.add(verdict);
        return verdict;
    }

    private Decision conclude(Permission granted) {
        List<Ground> denials = new ArrayList<>();
        Match deny = Match.NO;
        Layer deniedBy = null;
        for (LayerVerdict verdict : verdicts) {
            deny = deny.or(verdict.deny());
            Ground ground = verdict.deniedBy();
            if (verdict.deny().isYes() && ground != null) {
                denials.add(ground);
                deniedBy = deniedBy == null ? verdict.layer() : deniedBy;
            }
        }
        if (deniedBy != null) {
            return new Decision(EXPLICITLY_DENIED, denials, deniedBy, doubts(deny.doubts(), Set.of()));
        }
        if (granted.isWithheld()) {
            return new Decision(
                    IMPLICITLY_DENIED,
                    granted.grounds(),
                    granted.layer(),
                    doubts(granted.match().doubts(), Set.of()));
        }
        return new Decision(
                ALLOWED, granted.grounds(), null, doubts(granted.match().doubts(), deny.doubts()));
    }

    private Set<Doubt> doubts(Set<Doubt> first, Set<Doubt> second) {
        boolean alias = !resourceArn.equals(request.resource().arn());
        if (first.isEmpty() && second.isEmpty() && !alias) {
            return Set.of();
        }
        EnumSet<Doubt> all = EnumSet.noneOf(Doubt.class);
        all.addAll(first);
        all.addAll(second);
        if (alias) {
            all.add(Doubt.ALIAS_NOT_RESOLVED);
        }
        return Collections.unmodifiableSet(all);
    }
}
