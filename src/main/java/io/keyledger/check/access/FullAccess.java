package io.keyledger.check.access;

import com.google.auto.service.AutoService;
import io.keyledger.check.AccessCheck;
import io.keyledger.check.AccessVerdict;
import io.keyledger.check.Check;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.CheckSettings;
import io.keyledger.check.Severity;
import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.language.ActionPattern;
import io.keyledger.policy.language.ActionSpec;
import io.keyledger.policy.language.AwsPrincipals;
import io.keyledger.policy.language.Effect;
import io.keyledger.policy.language.PrincipalPattern;
import io.keyledger.policy.language.PrincipalSpec;
import io.keyledger.policy.language.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds users and roles with full access from the key policy: they can use, share and destroy the key. */
@AutoService(Check.class)
public final class FullAccess implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-FULL-ACCESS",
                    "A key policy does not give kms:* to users or roles",
                    Severity.MEDIUM,
                    PolicyEdit.remediation("replace kms:* with the actions that the principal needs"),
                    "AWS KMS Developer Guide, best practices for IAM policies: least privilege; key administrators"
                            + " don't need to use the key, and its users don't need to administer it")
            .explained(
                    "A principal with kms:* can read the data, share the key and destroy it.",
                    "The check fails for an Allow of kms:* to a user or role of the account. The account's root "
                            + "user, which delegates to IAM, passes.");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public AccessVerdict evaluate(KeyAnalysis key, CheckSettings settings) {
        return Judgement.ofPolicy(
                key,
                policy -> Judgement.of(
                        key,
                        PolicyIssues.ofStatements(policy, statement -> given(key, statement)),
                        "the policy does not give kms:* to users or roles of the account"));
    }

    /** Principals of other accounts are judged by what works across accounts, and deleted principals can do nothing. */
    private static Optional<String> given(KeyAnalysis key, Statement statement) {
        Existence existence = new Existence(key);
        List<String> names = principals(key.accountId(), statement).stream()
                .filter(name -> AwsPrincipals.read(name)
                        .filter(pattern -> existence.of(pattern) instanceof Existence.Answer.Gone)
                        .isEmpty())
                .toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(", ", names) + " may do everything with the key");
    }

    /** The users, roles and sessions of an account that a statement gives full access. */
    static List<String> principals(String accountId, Statement statement) {
        if (statement.effect() != Effect.ALLOW
                || !statement.isComplete()
                || !isEverything(statement.action())
                || !(statement.principal() instanceof PrincipalSpec.Named(List<PrincipalPattern> patterns))) {
            return List.of();
        }
        return patterns.stream()
                .filter(pattern -> accountId.equals(
                        PrincipalAccounts.accountOfIdentity(pattern).orElse(null)))
                .map(PrincipalPattern::text)
                .toList();
    }

    private static boolean isEverything(ActionSpec action) {
        return action instanceof ActionSpec.Listed(List<ActionPattern> patterns)
                && patterns.stream()
                        .map(pattern -> pattern.text().toLowerCase(Locale.ROOT))
                        .anyMatch(text -> text.equals("*") || text.equals("kms:*"));
    }
}
