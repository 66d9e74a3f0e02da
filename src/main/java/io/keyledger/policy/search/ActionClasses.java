package io.keyledger.policy.search;

import io.keyledger.policy.decision.CompiledPolicy;
import io.keyledger.policy.decision.KeyGrant;
import io.keyledger.policy.decision.KmsActions;
import io.keyledger.policy.decision.PolicyLevel;
import io.keyledger.policy.decision.World;
import io.keyledger.policy.language.Condition;
import io.keyledger.policy.language.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which actions a world treats alike: what one search finds for one of them goes for the others. */
final class ActionClasses {
    /** KMS itself treats these unlike the others. */
    private static final Set<String> SPECIAL = Set.of("kms:retiregrant", "kms:creategrant", "kms:describekey");

    private final List<Statement> statements = new ArrayList<>();
    private final List<KeyGrant> grants;
    private final Map<String, ActionClass> classes = new HashMap<>();

    ActionClasses(World world) {
        List<CompiledPolicy> policies = new ArrayList<>(world.resourcePolicies());
        policies.addAll(world.identityPolicies());
        policies.addAll(world.permissionBoundaries());
        policies.addAll(world.sessionPolicies());
        policies.addAll(world.endpointPolicies());
        for (PolicyLevel level : world.serviceControlPolicies()) {
            policies.addAll(level.policies());
        }
        for (PolicyLevel level : world.resourceControlPolicies()) {
            policies.addAll(level.policies());
        }
        for (CompiledPolicy policy : policies) {
            statements.addAll(policy.policy().statements());
        }
        this.grants = world.grants();
    }

    /**
     * Actions that are covered by the same statements and grants.
     *
     * @param own the action, where conditions are on keys that not all actions have
     */
    record ActionClass(BitSet statements, BitSet grants, boolean acrossAccounts, String own) {}

    ActionClass of(String action) {
        return classes.computeIfAbsent(action, this::classify);
    }

    private ActionClass classify(String action) {
        String lowerCase = action.toLowerCase(Locale.ROOT);
        BitSet covering = new BitSet();
        boolean alone = SPECIAL.contains(lowerCase);
        for (int i = 0; i < statements.size(); i++) {
            if (statements.get(i).action().covers(lowerCase)) {
                covering.set(i);
                alone |= statements.get(i).conditions().stream().anyMatch(ActionClasses::isOfSomeActions);
            }
        }
        BitSet granting = new BitSet();
        String operation = action.substring(action.indexOf(':') + 1);
        for (int i = 0; i < grants.size(); i++) {
            granting.set(i, grants.get(i).operations().stream().anyMatch(operation::equalsIgnoreCase));
        }
        return new ActionClass(covering, granting, KmsActions.worksAcrossAccounts(lowerCase), alone ? lowerCase : "");
    }

    private static boolean isOfSomeActions(Condition condition) {
        return switch (condition.key()) {
            case "kms:viaservice", "kms:calleraccount" -> false;
            case String key -> key.startsWith("kms:") || key.startsWith("aws:requesttag/") || key.equals("aws:tagkeys");
        };
    }
}
