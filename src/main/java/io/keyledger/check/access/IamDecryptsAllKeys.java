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
import io.keyledger.policy.decision.CompiledPolicy;
import io.keyledger.policy.identity.Identity;
import io.keyledger.policy.language.ActionSpec;
import io.keyledger.policy.language.Effect;
import io.keyledger.policy.language.Glob;
import io.keyledger.policy.language.ResourceSpec;
import io.keyledger.policy.language.Statement;
import io.keyledger.policy.search.Access;
import io.keyledger.policy.search.Grantee;
import io.keyledger.policy.search.Via;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds users and roles that can decrypt with this key through an IAM policy for all keys. */
@AutoService(Check.class)
public final class IamDecryptsAllKeys implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-IAM-DECRYPTS-ALL-KEYS",
                    "Only full administrators decrypt with the key through an IAM policy for all keys",
                    Severity.MEDIUM,
                    "# in the IAM policy, replace Resource \"*\" of kms:Decrypt with the ARNs of the keys that are"
                            + " needed, for example {key_arn}",
                    "AWS Security Hub KMS.1 and KMS.2, but only if the key policy delegates to IAM")
            .explained(
                    "The principal can read data under keys that it was never meant to use, including"
                            + " keys created later.",
                    "keyledger searches for users and roles that decrypt with the key through an IAM policy for all"
                            + " keys. Full administrators and keys with a worse finding are not reported. The result is"
                            + " UNKNOWN if a policy, grant or identity that could change it was not read.");

    private static final String OTHER_KEY = "ffffffff-ffff-ffff-ffff-ffffffffffff";

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public AccessVerdict evaluate(KeyAnalysis key, CheckSettings settings) {
        return Judgement.ofPolicyAndKind(key, _ -> judge(key));
    }

    private static AccessVerdict judge(KeyAnalysis key) {
        List<AccessIssue> issues = new ArrayList<>();
        List<String> unknown = new ArrayList<>(Doubts.ofPolicy(key, key.access()));
        for (Access access : key.access().of(Capability.DECRYPT)) {
            if (access.via() != Via.ROOT_DELEGATION) {
                continue;
            }
            if (Grantees.isLeftToIam(key, access)) {
                unknown.add(Grantees.leftToIam(key, access, "decrypt"));
            }
            identity(key, access.grantee())
                    .flatMap(identity -> wide(key, identity))
                    .ifPresent(statement -> issues.add(issue(access, statement)));
        }
        Optional<Access> everybody = key.access().of(Capability.DECRYPT).stream()
                .filter(access -> access.grantee() instanceof Grantee.Organization
                        || access.grantee() instanceof Grantee.AnyAccount)
                .findFirst();
        if (issues.isEmpty() && unknown.isEmpty() && everybody.isPresent()) {
            return Judgement.notApplicable("reported with a worse finding: " + AccessWords.claim(everybody.get()));
        }
        return Judgement.of(key, issues, unknown, "nobody decrypts with the key through an IAM policy for all keys");
    }

    private static AccessIssue issue(Access access, Statement statement) {
        String sid = statement.sid() == null || statement.sid().isEmpty() ? "" : " (Sid \"" + statement.sid() + "\")";
        return new AccessIssue(
                access.grantee().text() + " can decrypt with this key through an IAM policy for all keys" + sid,
                List.of(access.grantee().text()),
                Optional.of(access.capability()),
                Optional.of(access.witness()),
                "");
    }

    private static Optional<Identity> identity(KeyAnalysis key, Grantee grantee) {
        return grantee instanceof Grantee.Principal(String arn, String _, String _)
                ? key.owner().byArn(arn)
                : Optional.empty();
    }

    /** An identity's statement that allows decryption with all keys; empty for full administrators. */
    private static Optional<Statement> wide(KeyAnalysis key, Identity identity) {
        List<Statement> wide = identity.policies().stream()
                .map(CompiledPolicy::policy)
                .flatMap(policy -> policy.statements().stream())
                .filter(statement -> statement.effect() == Effect.ALLOW)
                .filter(statement -> statement.action().covers("kms:decrypt")
                        || statement.action().covers("kms:reencryptfrom"))
                .filter(statement -> coversOtherKeys(key, statement))
                .toList();
        boolean administrator = wide.stream().anyMatch(IamDecryptsAllKeys::isEverything);
        return administrator ? Optional.empty() : wide.stream().findFirst();
    }

    private static boolean isEverything(Statement statement) {
        return statement.action() instanceof ActionSpec.Listed listed
                && listed.patterns().stream().anyMatch(pattern -> pattern.text().equals("*"));
    }

    /** Whether the statement covers an arbitrary other key of the account and Region, whatever its tags. */
    private static boolean coversOtherKeys(KeyAnalysis key, Statement statement) {
        String arn = key.key().world().key().arn();
        String other = arn.substring(0, arn.lastIndexOf('/') + 1) + OTHER_KEY;
        boolean selective = statement.conditions().stream()
                .anyMatch(condition -> condition.key().startsWith("aws:resourcetag/")
                        || condition.key().equals("kms:resourcealiases")
                        || condition.key().equals("kms:requestalias"));
        boolean listed = statement.resource().patterns().stream()
                .filter(pattern -> !pattern.hasVariables())
                .anyMatch(pattern -> pattern.text().equals("*")
                        || Glob.ofResource(pattern.parts()).matches(other));
        return !selective && listed != (statement.resource() instanceof ResourceSpec.Not);
    }
}
