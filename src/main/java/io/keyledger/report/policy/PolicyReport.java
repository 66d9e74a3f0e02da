package io.keyledger.report.policy;

import io.keyledger.check.CheckMetadata;
import io.keyledger.policy.analysis.KeyOwner;
import io.keyledger.policy.search.Access;
import io.keyledger.policy.search.PolicyReach;
import java.util.List;

/**
 * What is found in a key policy.
 *
 * @param owner whose account is empty where the policy was judged for every account that may own the key
 * @param reach from how far away somebody can use a key with this policy
 * @param accesses who can use it, those who need no IAM policy apart
 * @param undecided why the reach, or who has access without IAM, is not known, in words, each reason once
 * @param findings the worst first, and then in the order of the policy
 * @param checks all that were asked
 * @param notJudged checks that need more than the policy, in words
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

    /** A check without a verdict, and why it has none. */
    public record NotJudged(CheckMetadata check, String reason) {}
}
