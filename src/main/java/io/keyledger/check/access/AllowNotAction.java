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

/** Finds Allow with NotAction, which allows whatever is not listed, and whatever AWS adds. */
@AutoService(Check.class)
public final class AllowNotAction implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
            "KMS-ALLOW-NOT-ACTION",
            "No Allow of a key policy lists by NotAction what it leaves out",
            Severity.MEDIUM,
            PolicyEdit.remediation("list in Action what the statement is meant to allow, in place of NotAction"),
            "IAM User Guide, NotAction: with Allow, it allows every action that is not listed, new ones too");

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
                        "no Allow has a NotAction, but where it hands over to the account's own policies"));
    }

    /** What is left to the account's own policies is limited by these. */
    private static Optional<String> wide(KeyAnalysis key, Statement statement) {
        if (statement.effect() != Effect.ALLOW
                || !(statement.action() instanceof ActionSpec.Not(List<ActionPattern> patterns))
                || isDelegation(key.accountId(), statement.principal())
                || Outsiders.isPublic(key, Places.of(statement))) {
            return Optional.empty();
        }
        return Optional.of("an Allow of every action but "
                + patterns.stream().map(ActionPattern::text).collect(Collectors.joining(", "))
                + " includes those to come");
    }

    private static boolean isDelegation(String owner, PrincipalSpec principal) {
        return principal instanceof PrincipalSpec.Named(List<PrincipalPattern> patterns)
                && patterns.stream()
                        .allMatch(pattern -> pattern instanceof PrincipalPattern.Account account
                                && account.accountId().equals(owner));
    }
}
