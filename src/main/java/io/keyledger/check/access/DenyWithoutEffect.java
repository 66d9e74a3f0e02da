package io.keyledger.check.access;

import com.google.auto.service.AutoService;
import io.keyledger.check.AccessCheck;
import io.keyledger.check.AccessVerdict;
import io.keyledger.check.Check;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.CheckSettings;
import io.keyledger.check.Severity;
import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.language.Effect;
import java.util.Optional;

/** Finds Deny statements that deny nothing, although somebody may rely on them. */
@AutoService(Check.class)
public final class DenyWithoutEffect implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-DENY-WITHOUT-EFFECT",
                    "Every Deny in a key policy denies something",
                    Severity.MEDIUM,
                    PolicyEdit.remediation("fix the statement"),
                    "AWS KMS API Reference, CreateKey: a statement without Action or Resource is accepted and has no"
                            + " effect; AWS KMS Developer Guide, key policies: Resource is \"*\" and means this key")
            .explained(
                    "The statement seems to protect the key, but nothing is denied.",
                    "keyledger tests whether each Deny statement denies any request that is possible.");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public AccessVerdict evaluate(KeyAnalysis key, CheckSettings settings) {
        return Judgement.ofPolicy(key, policy -> {
            DeadStatements dead = new DeadStatements(key);
            return Judgement.of(
                    key,
                    PolicyIssues.ofStatements(
                            policy,
                            statement -> statement.effect() == Effect.DENY
                                    ? dead.reason(statement).map(reason -> "a Deny denies nothing: " + reason)
                                    : Optional.empty()),
                    "every Deny has an effect");
        });
    }
}
