package io.keyledger.report.policy;

import io.keyledger.check.CheckMetadata;
import io.keyledger.policy.analysis.KeyOwner;
import io.keyledger.policy.search.KeyAccess;
import java.util.List;

/**
 * What is found in a key policy.
 *
 * @param access who can use a key with this policy
 * @param findings the worst first, and then in the order of the policy
 * @param checks all that were asked
 * @param notJudged checks that need more than the policy, in words
 */
public record PolicyReport(
        KeyOwner owner,
        KeyAccess access,
        List<PolicyFinding> findings,
        List<CheckMetadata> checks,
        List<NotJudged> notJudged) {
    public PolicyReport {
        findings = List.copyOf(findings);
        checks = List.copyOf(checks);
        notJudged = List.copyOf(notJudged);
    }

    /** Why the reach is not known, in words, each reason once; empty where it is. */
    public List<String> undecided() {
        return Undecided.reasons(access);
    }

    /** A check without a verdict, and why it has none. */
    public record NotJudged(CheckMetadata check, String reason) {}
}
