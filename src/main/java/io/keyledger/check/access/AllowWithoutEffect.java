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

/** Finds Allow statements that allow nothing. */
@AutoService(Check.class)
public final class AllowWithoutEffect implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-ALLOW-WITHOUT-EFFECT",
                    "Every Allow in a key policy allows something",
                    Severity.LOW,
                    PolicyEdit.remediation("fix or remove the statement"),
                    "AWS KMS API Reference, CreateKey: a statement without Action or Resource is accepted and has no"
                            + " effect; AWS KMS Developer Guide, key policies: Resource is \"*\" and means this key")
            .explained(
                    "Readers of the policy believe that an application has access when it does not.",
                    "keyledger tests whether each Allow statement, alone, allows any request.");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public AccessVerdict evaluate(KeyAnalysis key, CheckSettings settings) {
        return Judgement.ofPolicy(key, policy -> {
            DeadStatements dead = new DeadStatements(key);
            SingleStatementSearch alone = new SingleStatementSearch(key, policy);
            List<AccessIssue> issues = new ArrayList<>();
            for (Statement statement : policy.statements()) {
                if (statement.effect() == Effect.ALLOW) {
                    dead.reason(statement)
                            .or(() -> withheld(alone, policy, statement))
                            .ifPresent(reason -> issues.add(PolicyIssues.at(statement, reason)));
                }
            }
            return Judgement.of(key, issues, alone.undecided(), "every Allow has an effect");
        });
    }

    /**
     * Why a statement that looks valid allows nothing: no request meets it, or the policy's own Deny statements cover
     * it.
     */
    private static Optional<String> withheld(SingleStatementSearch alone, Policy policy, Statement statement) {
        if (!statement.conditions().isEmpty() && alone.allowsNothing(statement)) {
            return Optional.of("no request meets the conditions of the statement");
        }
        boolean denials = policy.statements().stream().anyMatch(other -> other.effect() == Effect.DENY);
        return denials && alone.isShadowed(statement)
                ? Optional.of("another statement denies everything that this one allows")
                : Optional.empty();
    }
}
