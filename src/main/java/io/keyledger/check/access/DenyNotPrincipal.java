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
import io.keyledger.policy.language.PrincipalPattern;
import io.keyledger.policy.language.PrincipalSpec;
import io.keyledger.policy.language.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds Deny with NotPrincipal, which may deny the very principals that it lists as exceptions. */
@AutoService(Check.class)
public final class DenyNotPrincipal implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-DENY-NOT-PRINCIPAL",
                    "No Deny in a key policy uses NotPrincipal",
                    Severity.MEDIUM,
                    PolicyEdit.remediation(
                            "write Principal \"*\" with ArnNotEquals on aws:PrincipalArn instead of NotPrincipal"),
                    "IAM User Guide, NotPrincipal: a role must be listed with its sessions and its account, or it may"
                            + " be denied; a principal with a permissions boundary is always denied")
            .explained(
                    "The exceptions rarely work as meant: a role needs its sessions listed as well, and AWS "
                            + "advises against it.",
                    "The check fails for a Deny with NotPrincipal.");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public AccessVerdict evaluate(KeyAnalysis key, CheckSettings settings) {
        return Judgement.ofPolicy(
                key,
                policy -> Judgement.of(
                        key, PolicyIssues.ofStatements(policy, DenyNotPrincipal::hazard), "no Deny uses NotPrincipal"));
    }

    private static Optional<String> hazard(Statement statement) {
        if (statement.effect() != Effect.DENY
                || !(statement.principal() instanceof PrincipalSpec.Not(List<PrincipalPattern> patterns))) {
            return Optional.empty();
        }
        String spared = patterns.stream().map(PrincipalPattern::text).collect(Collectors.joining(", "));
        return Optional.of("a Deny with NotPrincipal for everyone except " + spared
                + " may deny these too: AWS checks account, role and session separately, and always denies a"
                + " principal with a permissions boundary");
    }
}
