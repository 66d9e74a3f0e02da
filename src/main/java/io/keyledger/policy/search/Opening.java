package io.keyledger.policy.search;

import io.keyledger.policy.decision.CompiledPolicy;
import io.keyledger.policy.decision.KeyGrant;
import io.keyledger.policy.decision.PolicyLevel;
import io.keyledger.policy.decision.World;
import io.keyledger.policy.language.Effect;
import io.keyledger.policy.language.PrincipalPattern;
import io.keyledger.policy.language.PrincipalSpec;
import io.keyledger.policy.language.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What lets callers in on the key's side: one statement that allows, or the grants of one grantee. */
final class Opening {
    private final World world;
    private final PrincipalSpec principal;
    private final List<Statement> statements;
    private final List<KeyGrant> grants;
    private final Predicate<KeyAction> covered;
    private final ActionClasses classes;

    private Opening(
            World world,
            PrincipalSpec principal,
            List<Statement> statements,
            List<KeyGrant> grants,
            Predicate<KeyAction> covered) {
        this.world = world;
        this.principal = principal;
        this.statements = statements;
        this.grants = grants;
        this.covered = covered;
        this.classes = new ActionClasses(policies(world), grants);
    }

    private static List<CompiledPolicy> policies(World world) {
        List<CompiledPolicy> policies = new ArrayList<>(world.resourcePolicies());
        policies.addAll(world.endpointPolicies());
        for (PolicyLevel level : world.resourceControlPolicies()) {
            policies.addAll(level.policies());
        }
        return policies;
    }

    /** The key's world with everything that denies, and nothing else that allows. */
    World world() {
        return world;
    }

    /** Whom it lets in. */
    PrincipalSpec principal() {
        return principal;
    }

    /** The statement, where it is one. */
    List<Statement> statements() {
        return statements;
    }

    /** The grants, where it is not a statement. */
    List<KeyGrant> grants() {
        return grants;
    }

    /** Which actions it treats alike. */
    ActionClasses classes() {
        return classes;
    }

    /** Whether it, or what denies beside it, depends on more of a caller than its kind and account. */
    boolean asksForNames() {
        return policies(world).stream()
                .flatMap(policy -> policy.policy().statements().stream())
                .anyMatch(NamesAsked::by);
    }

    /** All openings of a key: statements in their order, then grants. */
    static List<Opening> of(World world) {
        List<Opening> openings = new ArrayList<>();
        World denying = denying(world);
        for (int index = 0; index < world.resourcePolicies().size(); index++) {
            CompiledPolicy policy = world.resourcePolicies().get(index);
            List<Statement> statements = policy.policy().statements();
            for (int i = 0; i < statements.size(); i++) {
                int place = i;
                Statement statement = statements.get(i);
                if (statement.effect() == Effect.ALLOW && statement.isComplete()) {
                    List<CompiledPolicy> policies = new ArrayList<>(denying.resourcePolicies());
                    policies.set(
                            index,
                            policy.only(other -> other.effect() == Effect.DENY || other.index() == statement.index()));
                    openings.add(new Opening(
                            denying.withResourcePolicies(policies),
                            statement.principal(),
                            List.of(statement),
                            List.of(),
                            action -> policy.covers(place, action.number())));
                }
            }
        }
        Map<String, List<KeyGrant>> byGrantee = new LinkedHashMap<>();
        world.grants().stream()
                .sorted(Comparator.comparingInt(grant -> grant.constraints().size()))
                .forEach(grant -> byGrantee
                        .computeIfAbsent(grant.grantee(), _ -> new ArrayList<>())
                        .add(grant));
        byGrantee.forEach((grantee, grants) -> openings.add(new Opening(
                denying.withGrants(grants),
                new PrincipalSpec.Named(List.of(
                        PrincipalPattern.ofAws(grantee).orElseGet(() -> new PrincipalPattern.Service(grantee)))),
                List.of(),
                grants,
                action -> grants.stream().anyMatch(grant -> hasOperation(grant, action)))));
        return openings;
    }

    private static World denying(World world) {
        return world.withGrants(List.of())
                .withResourcePolicies(world.resourcePolicies().stream()
                        .map(policy -> policy.only(statement -> statement.effect() == Effect.DENY))
                        .toList());
    }

    boolean isGrant() {
        return statements.isEmpty();
    }

    /** Whether it is about the action at all. */
    boolean covers(KeyAction action) {
        return covered.test(action);
    }

    static boolean hasOperation(KeyGrant grant, KeyAction action) {
        for (String operation : grant.operations()) {
            if (operation.equalsIgnoreCase(action.operation())) {
                return true;
            }
        }
        return false;
    }

    /** Where it stands: JSON pointers, or the grants that have the action. */
    List<String> places(KeyAction action) {
        if (isGrant()) {
            return grants.stream()
                    .filter(grant -> hasOperation(grant, action))
                    .map(grant -> "grant " + grant.grantId())
                    .toList();
        }
        return statements.stream()
                .map(statement -> statement.position().pointer())
                .toList();
    }
}
