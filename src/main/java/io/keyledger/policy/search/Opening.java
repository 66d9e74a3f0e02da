package io.keyledger.policy.search;

import io.keyledger.policy.decision.CompiledPolicy;
import io.keyledger.policy.decision.KeyGrant;
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

/**
 * What lets callers in on the key's side: one statement that allows, or the grants of one grantee.
 *
 * @param world the key's world with everything that denies, and nothing else that allows
 * @param principal whom it lets in
 */
record Opening(World world, PrincipalSpec principal, List<Statement> statements, List<KeyGrant> grants) {
    /** All openings of a key: statements in their order, then grants. */
    static List<Opening> of(World world) {
        List<Opening> openings = new ArrayList<>();
        World denying = denying(world);
        for (int index = 0; index < world.resourcePolicies().size(); index++) {
            CompiledPolicy policy = world.resourcePolicies().get(index);
            for (Statement statement : policy.policy().statements()) {
                if (statement.effect() == Effect.ALLOW && statement.isComplete()) {
                    List<CompiledPolicy> policies = new ArrayList<>(denying.resourcePolicies());
                    policies.set(
                            index,
                            policy.only(other -> other.effect() == Effect.DENY || other.index() == statement.index()));
                    openings.add(new Opening(
                            denying.withResourcePolicies(policies),
                            statement.principal(),
                            List.of(statement),
                            List.of()));
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
                grants)));
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
    boolean covers(String action) {
        return isGrant()
                ? grants.stream().anyMatch(grant -> hasOperation(grant, action))
                : statements.stream().anyMatch(statement -> statement.action().covers(action));
    }

    static boolean hasOperation(KeyGrant grant, String action) {
        String operation = action.substring(action.indexOf(':') + 1);
        return grant.operations().stream().anyMatch(operation::equalsIgnoreCase);
    }

    /** Where it stands: JSON pointers, or the grants that have the action. */
    List<String> places(String action) {
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
