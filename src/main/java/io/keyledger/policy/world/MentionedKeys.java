package io.keyledger.policy.world;

import io.keyledger.policy.decision.CompiledPolicy;
import io.keyledger.policy.decision.PolicyLevel;
import io.keyledger.policy.language.Condition;
import io.keyledger.policy.language.Statement;
import io.keyledger.policy.language.Template;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** The condition keys, in lower case, that policies ask about: as a condition or as a policy variable. */
final class MentionedKeys {
    private final Set<String> keys = new TreeSet<>();

    Set<String> keys() {
        return keys;
    }

    void addAll(Set<String> mentioned) {
        keys.addAll(mentioned);
    }

    void addLevels(Collection<PolicyLevel> levels) {
        levels.forEach(level -> addPolicies(level.policies()));
    }

    void addPolicies(Collection<CompiledPolicy> policies) {
        policies.forEach(this::add);
    }

    private void add(CompiledPolicy policy) {
        for (Statement statement : policy.policy().statements()) {
            statement.resource().patterns().forEach(this::add);
            for (Condition condition : statement.conditions()) {
                keys.add(condition.key());
                condition.values().forEach(value -> add(value.template()));
            }
        }
    }

    private void add(Template template) {
        for (Template.Part part : template.parts()) {
            if (part instanceof Template.Part.Variable(var key, var _)) {
                keys.add(key);
            }
        }
    }
}
