package io.keyledger.policy.search;

import io.keyledger.policy.decision.CompiledPolicy;
import io.keyledger.policy.decision.KeyGrant;
import io.keyledger.policy.decision.KmsActionFacts;
import io.keyledger.policy.language.Condition;
import io.keyledger.policy.language.Statement;
import io.keyledger.policy.language.Vocabulary;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which actions some policies and grants treat alike: what one search finds for one of them goes for the others. Safe
 * to share between threads: what two of them work out at a time is the same.
 */
final class ActionClasses {
    /** KMS itself treats these unlike the others. */
    private static final Set<String> SPECIAL = Set.of("kms:retiregrant", "kms:creategrant", "kms:describekey");

    private final List<CompiledPolicy> policies;
    private final List<KeyGrant> grants;
    private final @Nullable Covering[] known =
            new @Nullable Covering[Vocabulary.shipped().actions().size()];

    ActionClasses(List<CompiledPolicy> policies, List<KeyGrant> grants) {
        this.policies = policies;
        this.grants = grants;
    }

    /**
     * What covers an action.
     *
     * @param own the action, where conditions are on keys that not all actions have; else empty
     */
    record Covering(BitSet statements, BitSet grants, boolean acrossAccounts, String own) {}

    /** Actions that are covered by the same on the key's side and on the caller's. */
    record ActionClass(Covering key, Covering caller) {}

    Covering of(KeyAction action) {
        Covering covering = known[action.number()];
        if (covering == null) {
            covering = cover(action);
            known[action.number()] = covering;
        }
        return covering;
    }

    private Covering cover(KeyAction action) {
        boolean alone = SPECIAL.contains(action.lowerCaseName());
        BitSet statements = new BitSet();
        int place = 0;
        for (CompiledPolicy policy : policies) {
            List<Statement> all = policy.policy().statements();
            for (int i = 0; i < all.size(); i++, place++) {
                if (policy.covers(i, action.number())) {
                    statements.set(place);
                    alone = alone || asksForKeysOfSomeActions(all.get(i));
                }
            }
        }
        BitSet granting = new BitSet();
        for (int i = 0; i < grants.size(); i++) {
            granting.set(i, action.isGrantedBy(grants.get(i)));
        }
        return new Covering(
                statements,
                granting,
                KmsActionFacts.worksAcrossAccounts(action.lowerCaseName()),
                alone ? action.lowerCaseName() : "");
    }

    private static boolean asksForKeysOfSomeActions(Statement statement) {
        for (Condition condition : statement.conditions()) {
            if (isOfSomeActions(condition)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfSomeActions(Condition condition) {
        return switch (condition.key()) {
            case "kms:viaservice", "kms:calleraccount" -> false;
            case String key -> key.startsWith("kms:") || key.startsWith("aws:requesttag/") || key.equals("aws:tagkeys");
        };
    }
}
