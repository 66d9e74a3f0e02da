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
import io.keyledger.policy.language.Effect;
import io.keyledger.policy.language.PrincipalPattern;
import io.keyledger.policy.language.PrincipalSpec;
import io.keyledger.policy.language.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds Allow with NotAction, which grants everything that is not listed, including actions AWS adds later. */
@AutoService(Check.class)
public final class AllowNotAction implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-ALLOW-NOT-ACTION",
                    "No Allow in a key policy uses NotAction",
                    Severity.MEDIUM,
                    PolicyEdit.remediation(
                            "replace NotAction by Action with the actions that the statement must allow"),
                    "IAM User Guide, NotAction: with Allow, it allows every action that is not listed, including new"
                            + " ones")
            .explained(
                    "Such a statement grows with AWS: every new action is allowed from its first day.",
                    "The check fails for an Allow with NotAction, except one that delegates to the account.");

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
                        PolicyIssues.ofStatements(policy, statement -> wide(key, statement)),
                        "no Allow uses NotAction, except to delegate to the account's own policies"));
    }

    /** A delegation to the account is limited by the account's own policies. */
    private static Optional<String> wide(KeyAnalysis key, Statement statement) {
        if (statement.effect() != Effect.ALLOW
                || !(statement.action() instanceof ActionSpec.Not(List<ActionPattern> patterns))
                || isDelegation(key.accountId(), statement.principal())
                || Outsiders.isPublic(key, StatementPlaces.of(statement))) {
            return Optional.empty();
        }
        return Optional.of("an Allow with NotAction grants everything except "
                + patterns.stream().map(ActionPattern::text).collect(Collectors.joining(", "))
                + ", including actions AWS adds later");
    }

    private static boolean isDelegation(String owner, PrincipalSpec principal) {
        return principal instanceof PrincipalSpec.Named(List<PrincipalPattern> patterns)
                && patterns.stream()
                        .allMatch(pattern -> pattern instanceof PrincipalPattern.Account account
                                && account.accountId().equals(owner));
    }
}
