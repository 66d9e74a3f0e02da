package io.keyledger.policy.search;

import io.keyledger.policy.decision.CompiledPolicy;
import io.keyledger.policy.decision.PolicyLevel;
import io.keyledger.policy.decision.World;
import io.keyledger.policy.language.Effect;
import io.keyledger.policy.language.Glob;
import io.keyledger.policy.language.ParseResult;
import io.keyledger.policy.language.PolicyKind;
import io.keyledger.policy.language.PolicyParser;
import io.keyledger.policy.language.ResourceSpec;
import io.keyledger.policy.language.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What a caller's own side says: its policies, its boundary and the organization it belongs to. Safe to share between
 * threads.
 */
final class CallerSide {
    private static final CompiledPolicy ALLOWS_ALL = compiled(
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}");
    private static final CallerSide UNLIMITED = new CallerSide(List.of(ALLOWS_ALL), List.of(), List.of(), List.of());
    private static final CallerSide UNLIMITED_SESSION =
            new CallerSide(List.of(ALLOWS_ALL), List.of(), List.of(ALLOWS_ALL), List.of());
    private static final CallerSide WITHOUT = new CallerSide(List.of(), List.of(), List.of(), List.of());

    private final List<CompiledPolicy> policies;
    private final List<CompiledPolicy> boundaries;
    private final List<CompiledPolicy> sessionPolicies;
    private final List<PolicyLevel> serviceControlPolicies;
    private final ActionClasses classes;
    private final List<Permission> permissions;
    private final boolean asksForNames;

    private CallerSide(
            List<CompiledPolicy> policies,
            List<CompiledPolicy> boundaries,
            List<CompiledPolicy> sessionPolicies,
            List<PolicyLevel> serviceControlPolicies) {
        this.policies = policies;
        this.boundaries = boundaries;
        this.sessionPolicies = sessionPolicies;
        this.serviceControlPolicies = serviceControlPolicies;
        this.permissions = permissions(policies);
        List<CompiledPolicy> all = all();
        this.classes = new ActionClasses(all, List.of());
        this.asksForNames = all.stream()
                .flatMap(policy -> policy.policy().statements().stream())
                .anyMatch(NamesAsked::by);
    }

    private static CompiledPolicy compiled(String document) {
        return switch (PolicyParser.parse(PolicyKind.IDENTITY, document)) {
            case ParseResult.Parsed(var policy) -> CompiledPolicy.of(policy);
            case ParseResult.Rejected rejected -> throw new IllegalStateException(rejected.toString());
        };
    }

    /** A caller with full permissions in its own account, which only that account controls. */
    static CallerSide unlimited(Kind kind, List<PolicyLevel> serviceControlPolicies) {
        CallerSide free = kind == Kind.FEDERATED ? UNLIMITED_SESSION : UNLIMITED;
        return serviceControlPolicies.isEmpty()
                ? free
                : new CallerSide(free.policies, List.of(), free.sessionPolicies, serviceControlPolicies);
    }

    /** Somebody without any permission of their own. */
    static CallerSide without(List<PolicyLevel> serviceControlPolicies) {
        return serviceControlPolicies.isEmpty()
                ? WITHOUT
                : new CallerSide(List.of(), List.of(), List.of(), serviceControlPolicies);
    }

    static CallerSide of(IdentityPermissions identity) {
        return new CallerSide(identity.policies(), identity.boundaries(), List.of(), identity.serviceControlPolicies());
    }

    private List<CompiledPolicy> all() {
        List<CompiledPolicy> all = new ArrayList<>(policies);
        all.addAll(boundaries);
        all.addAll(sessionPolicies);
        for (PolicyLevel level : serviceControlPolicies) {
            all.addAll(level.policies());
        }
        return all;
    }

    /** Which actions it treats alike. */
    ActionClasses classes() {
        return classes;
    }

    /** Whether the result depends on more than the caller's kind and account. */
    boolean asksForNames() {
        return asksForNames;
    }

    /** A statement of its own policies that allows something. */
    private record Permission(CompiledPolicy policy, int statement, ResourceSpec resources, List<Glob> patterns) {
        boolean isAbout(KeyAction action) {
            return policy.covers(statement, action.number());
        }

        /** What variables stand for is not looked at here: they may stand for anything. */
        boolean mayBeAbout(String arn) {
            if (patterns.size() < resources.patterns().size()) {
                return true;
            }
            boolean listed = patterns.stream().anyMatch(pattern -> pattern.matches(arn));
            return listed == resources instanceof ResourceSpec.Listed;
        }
    }

    private static List<Permission> permissions(List<CompiledPolicy> policies) {
        List<Permission> permissions = new ArrayList<>();
        for (CompiledPolicy policy : policies) {
            List<Statement> statements = policy.policy().statements();
            for (int i = 0; i < statements.size(); i++) {
                Statement statement = statements.get(i);
                if (statement.effect() == Effect.ALLOW && statement.isComplete()) {
                    permissions.add(new Permission(
                            policy,
                            i,
                            statement.resource(),
                            statement.resource().patterns().stream()
                                    .filter(pattern -> !pattern.hasVariables())
                                    .map(pattern -> Glob.ofResource(pattern.parts()))
                                    .toList()));
                }
            }
        }
        return List.copyOf(permissions);
    }

    /** Whether its policies may allow one of the actions on some key. */
    boolean mayAllow(List<KeyAction> actions) {
        return permissions.stream().anyMatch(permission -> actions.stream().anyMatch(permission::isAbout));
    }

    /** Whether its policies may allow one of the actions on this key. */
    boolean mayAllow(List<KeyAction> actions, String arn) {
        for (Permission permission : permissions) {
            if (actions.stream().anyMatch(permission::isAbout) && permission.mayBeAbout(arn)) {
                return true;
            }
        }
        return false;
    }

    /** The world of the key with this side added. */
    World in(World key) {
        return new World(
                key.resourcePolicies(),
                key.grants(),
                policies,
                boundaries,
                sessionPolicies,
                serviceControlPolicies,
                key.resourceControlPolicies(),
                key.endpointPolicies(),
                key.awsManagedKey());
    }
}
