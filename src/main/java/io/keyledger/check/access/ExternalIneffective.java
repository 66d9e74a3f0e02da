package io.keyledger.check.access;

import com.google.auto.service.AutoService;
import io.keyledger.check.AccessCheck;
import io.keyledger.check.AccessVerdict;
import io.keyledger.check.Check;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.CheckSettings;
import io.keyledger.check.Severity;
import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.decision.KmsActionFacts;
import io.keyledger.policy.language.ActionPattern;
import io.keyledger.policy.language.ActionSpec;
import io.keyledger.policy.language.Effect;
import io.keyledger.policy.language.PrincipalPattern;
import io.keyledger.policy.language.PrincipalSpec;
import io.keyledger.policy.language.Statement;
import io.keyledger.policy.language.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Points out permissions for other accounts that have no effect across accounts and so mislead readers of the policy.
 */
@AutoService(Check.class)
public final class ExternalIneffective implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-EXTERNAL-INEFFECTIVE",
                    "A key policy gives other accounts only actions that work across accounts",
                    Severity.INFO,
                    PolicyEdit.remediation("leave the other account only the actions that work across accounts"),
                    "AWS KMS Developer Guide, allowing users in other accounts to use a KMS key: cryptographic"
                            + " operations, CreateGrant, DescribeKey, GetKeyRotationStatus, GetPublicKey, ListGrants,"
                            + " RetireGrant, RevokeGrant")
            .explained(
                    "The policy seems to share more than it does, which misleads whoever reviews it.",
                    "The check fails for actions given to another account that KMS does not offer across "
                            + "accounts.");

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
                        PolicyIssues.ofStatements(policy, statement -> inVain(key.accountId(), statement)),
                        "no other account is given actions that don't work across accounts"));
    }

    private static Optional<String> inVain(String owner, Statement statement) {
        if (statement.effect() != Effect.ALLOW
                || !isForOthersOnly(owner, statement.principal())
                || !(statement.action() instanceof ActionSpec.Listed(List<ActionPattern> patterns))) {
            return Optional.empty();
        }
        List<String> vain = new ArrayList<>();
        for (ActionPattern pattern : patterns) {
            if (isEverything(pattern) || neverWorks(pattern)) {
                vain.add(pattern.text());
            }
        }
        return vain.isEmpty()
                ? Optional.empty()
                : Optional.of("for other accounts, KMS ignores everything in "
                        + String.join(", ", vain)
                        + " except the operations that work across accounts");
    }

    private static boolean isForOthersOnly(String owner, PrincipalSpec principal) {
        return principal instanceof PrincipalSpec.Named(List<PrincipalPattern> patterns)
                && !patterns.isEmpty()
                && patterns.stream()
                        .map(PrincipalAccounts::account)
                        .allMatch(account ->
                                account.filter(id -> !id.equals(owner)).isPresent());
    }

    private static boolean isEverything(ActionPattern pattern) {
        return pattern.text().equals("*") || pattern.text().equalsIgnoreCase("kms:*");
    }

    private static boolean neverWorks(ActionPattern pattern) {
        List<String> known = Vocabulary.shipped().actions().stream()
                .map(Vocabulary.Action::lowerCaseName)
                .filter(name -> name.startsWith("kms:"))
                .filter(pattern::matches)
                .toList();
        return !known.isEmpty() && known.stream().noneMatch(KmsActionFacts::worksAcrossAccounts);
    }
}
