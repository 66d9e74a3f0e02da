package io.keyledger.evaluate.policy;

import io.keyledger.check.CheckMetadata;
import io.keyledger.policy.analysis.KeyOwner;
import io.keyledger.policy.search.Access;
import io.keyledger.policy.search.PolicyReach;
import java.util.List;

/**
 * The result of checking a key policy.
 *
 * @param owner the owner of the key; its account is empty if the policy was checked for every possible account
 * @param reach how far access to a key with this policy reaches
 * @param accesses who can use the key, with principals that need no IAM policy separate
 * @param undecided why the reach, or access without IAM, is unknown; each reason once
 * @param findings the worst first, then in the order of the policy
 * @param checks all checks that ran
 * @param notJudged checks that need more than the policy
 */
public record PolicyReport(
        KeyOwner owner,
        PolicyReach reach,
        List<Access> accesses,
        List<String> undecided,
        List<PolicyFinding> findings,
        List<CheckMetadata> checks,
        List<NotJudged> notJudged) {
    public PolicyReport {
        accesses = List.copyOf(accesses);
        undecided = List.copyOf(undecided);
        findings = List.copyOf(findings);
        checks = List.copyOf(checks);
        notJudged = List.copyOf(notJudged);
    }

    /** A check without a verdict, and the reason. */
    public record NotJudged(CheckMetadata check, String reason) {}
}
