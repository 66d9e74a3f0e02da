package io.keyledger.policy.search;

import io.keyledger.policy.decision.CompiledPolicy;
import io.keyledger.policy.decision.Layer;
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
    private static final World POLICIES_ALLOW_ALL = World.EMPTY.with(Layer.IDENTITY_POLICY, ALLOWS_ALL);
    private static final CallerSide UNLIMITED = new CallerSide(POLICIES_ALLOW_ALL);
    private static final CallerSide UNLIMITED_SESSION =
            new CallerSide(POLICIES_ALLOW_ALL.with(Layer.SESSION_POLICY, ALLOWS_ALL));
    private static final CallerSide WITHOUT = new CallerSide(World.EMPTY);

    private final World world;
    private final ActionClasses classes;
    private final List<Permission> permissions;
    private final boolean asksForNames;

    /** @param world with nothing but the caller's layers */
    private CallerSide(World world) {
        this.world = world;
        this.permissions = permissions(world.policies(Layer.IDENTITY_POLICY));
        List<CompiledPolicy> all = world.policies();
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
        return (kind == Kind.FEDERATED ? UNLIMITED_SESSION : UNLIMITED).under(serviceControlPolicies);
    }

    /** Somebody without any permission of their own. */
    static CallerSide without(List<PolicyLevel> serviceControlPolicies) {
        return WITHOUT.under(serviceControlPolicies);
    }

    private CallerSide under(List<PolicyLevel> serviceControlPolicies) {
        return serviceControlPolicies.isEmpty()
                ? this
                : new CallerSide(world.withLevels(Layer.SERVICE_CONTROL_POLICY, serviceControlPolicies));
    }

    static CallerSide of(IdentityPermissions identity) {
        return new CallerSide(World.EMPTY
                .with(Layer.IDENTITY_POLICY, identity.policies())
                .with(Layer.PERMISSION_BOUNDARY, identity.boundaries())
                .withLevels(Layer.SERVICE_CONTROL_POLICY, identity.serviceControlPolicies()));
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
        return key.withCallerOf(world);
    }
}
