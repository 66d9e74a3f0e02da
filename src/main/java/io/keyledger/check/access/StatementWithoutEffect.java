package io.keyledger.check.access;

import com.google.auto.service.AutoService;
import io.keyledger.check.AccessCheck;
import io.keyledger.check.AccessIssue;
import io.keyledger.check.AccessVerdict;
import io.keyledger.check.Check;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.CheckSettings;
import io.keyledger.check.Severity;
import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.language.Effect;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.language.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds Allow statements that allow nothing to anybody, whatever their author meant. */
@AutoService(Check.class)
public final class StatementWithoutEffect implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
            "KMS-ALLOW-WITHOUT-EFFECT",
            "Every Allow of a key policy allows something",
            Severity.LOW,
            PolicyEdit.remediation("put the statement right or remove it"),
            "AWS KMS API Reference, CreateKey: a statement without Action or Resource is accepted and has no effect;"
                    + " AWS KMS Developer Guide, key policies: Resource is \"*\" and means this key");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public AccessVerdict evaluate(KeyAnalysis key, CheckSettings settings) {
        return Judgement.ofPolicy(key, policy -> {
            DeadStatements dead = new DeadStatements(key);
            AloneSearch alone = new AloneSearch(key, policy);
            List<AccessIssue> issues = new ArrayList<>();
            for (Statement statement : policy.statements()) {
                if (statement.effect() == Effect.ALLOW) {
                    dead.reason(statement)
                            .or(() -> withheld(alone, policy, statement))
                            .ifPresent(reason -> issues.add(PolicyIssues.at(statement, reason)));
                }
            }
            return Judgement.of(key, issues, alone.undecided(), "no Allow is without effect");
        });
    }

    /** What no request can meet, or what the policy's own denials take away altogether. */
    private static Optional<String> withheld(AloneSearch alone, Policy policy, Statement statement) {
        if (!statement.conditions().isEmpty() && alone.allowsNothing(statement)) {
            return Optional.of("no request meets the conditions of the statement");
        }
        boolean denials = policy.statements().stream().anyMatch(other -> other.effect() == Effect.DENY);
        return denials && alone.isShadowed(statement)
                ? Optional.of("all that the statement allows is denied by another one")
                : Optional.empty();
    }
}
