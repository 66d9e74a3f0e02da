package io.keyledger.check.access;

import com.google.auto.service.AutoService;
import io.keyledger.check.AccessCheck;
import io.keyledger.check.AccessIssue;
import io.keyledger.check.AccessVerdict;
import io.keyledger.check.Check;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.CheckSettings;
import io.keyledger.check.Severity;
import io.keyledger.policy.Capability;
import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.analysis.PolicyChange;
import io.keyledger.policy.language.Condition;
import io.keyledger.policy.language.Effect;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.language.PrincipalPattern;
import io.keyledger.policy.language.Statement;
import io.keyledger.policy.search.Access;
import io.keyledger.policy.search.Grantee;
import io.keyledger.policy.search.KeyAccess;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Finds keys whose policy requires attestation from some principals while others decrypt without it. */
@AutoService(Check.class)
public final class AttestationBypassed implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-ATTESTATION-BYPASSED",
                    "If the key policy requires attestation, nobody decrypts without it",
                    Severity.MEDIUM,
                    PolicyEdit.remediation(
                            "remove kms:Decrypt and kms:ReEncryptFrom from the other statements, or deny both with"
                                    + " Null kms:RecipientAttestation:ImageSha384 true"),
                    "AWS Nitro Enclaves User Guide, using cryptographic attestation with AWS KMS: a condition applies"
                            + " only to its own statement")
            .explained(
                    "Attestation protects the data only if nobody can decrypt without it.",
                    "If a statement requires attestation for decryption, keyledger searches for a principal other than"
                            + " the root user that decrypts without it. Policies without attestation are not judged. The"
                            + " result is UNKNOWN if a policy, grant or identity that could change it was not read.");

    private static final Set<String> DECRYPTING = Set.of("kms:decrypt", "kms:reencryptfrom", "kms:derivesharedsecret");

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public AccessVerdict evaluate(KeyAnalysis key, CheckSettings settings) {
        return Judgement.ofPolicy(key, policy -> judge(key, policy));
    }

    private static AccessVerdict judge(KeyAnalysis key, Policy policy) {
        List<Statement> requiring = Attestation.statements(policy).stream()
                .filter(statement -> DECRYPTING.stream().anyMatch(statement.action()::covers))
                .toList();
        if (requiring.isEmpty()) {
            return Judgement.notApplicable("the policy does not use attestation for decryption");
        }
        KeyAccess bare = withoutAttestation(key, policy, policy);
        KeyAccess named = withoutAttestation(
                key, policy, PolicyChange.keeping(policy, statement -> !isDelegation(key, statement)));
        List<AccessIssue> issues = new ArrayList<>();
        List<String> unknown = new ArrayList<>(Doubts.of(bare));
        Set<Grantee> seen = new HashSet<>();
        List<Access> all = new ArrayList<>(named.of(Capability.DECRYPT));
        all.addAll(bare.of(Capability.DECRYPT));
        for (Access access : all) {
            if (!seen.add(access.grantee())) {
                continue;
            }
            if (Grantees.isLeftToIam(key, access)) {
                unknown.add(Grantees.leftToIam(key, access, "decrypt without attestation"));
            } else if (!Grantees.isRootUser(access.grantee())) {
                issues.add(AccessIssues.plain(
                        access,
                        AccessWords.claim(access) + " without the attestation that "
                                + StatementPlaces.named(key, StatementPlaces.of(requiring.getFirst())) + " requires"));
            }
        }
        return Judgement.of(key, issues, unknown, "nobody but the root user can decrypt without attestation");
    }

    /** A claim for the whole account would hide the claims of principals that the policy names. */
    private static boolean isDelegation(KeyAnalysis key, Statement statement) {
        return statement.effect() == Effect.ALLOW
                && statement.principal().patterns().stream()
                        .anyMatch(pattern ->
                                pattern instanceof PrincipalPattern.Account(String _, String _, String account)
                                        && account.equals(key.accountId()));
    }

    /** Who has access through requests without the attestation keys that the policy tests. */
    private static KeyAccess withoutAttestation(KeyAnalysis key, Policy policy, Policy part) {
        Set<String> names = new TreeSet<>();
        policy.statements().stream()
                .flatMap(statement -> statement.conditions().stream())
                .map(Condition::keyText)
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith(Attestation.PREFIX))
                .forEach(names::add);
        Probe probe = new Probe(key, part).only("kms:Decrypt", "kms:ReEncryptFrom", "kms:DeriveSharedSecret");
        names.forEach(name -> probe.without("kms:*", "{\"Null\":{\"" + name + "\":\"false\"}}"));
        return probe.search();
    }
}
