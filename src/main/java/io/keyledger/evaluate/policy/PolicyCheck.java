package io.keyledger.evaluate.policy;

import io.keyledger.check.AccessIssue;
import io.keyledger.check.AccessJudgement;
import io.keyledger.check.CheckCatalogue;
import io.keyledger.check.CheckSettings;
import io.keyledger.check.Status;
import io.keyledger.evaluate.policy.PolicyReport.NotJudged;
import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.analysis.KeyOwner;
import io.keyledger.policy.analysis.PolicyAnalyst;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.search.TrustZone;
import io.keyledger.policy.search.Witness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Checks key policies by themselves. Immutable and thread-safe. */
public final class PolicyCheck {
    private final CheckCatalogue checks;
    private final CheckSettings settings;
    private final TrustZone zone;
    private final Instant asOf;

    /**
     * @param zone the trust zone besides the key's account
     * @param asOf the instant from which requests are searched
     */
    public PolicyCheck(CheckCatalogue checks, CheckSettings settings, TrustZone zone, Instant asOf) {
        this.checks = checks;
        this.settings = settings;
        this.zone = zone;
        this.asOf = asOf;
    }

    /** Checks a policy; if the owner is unknown, for every possible account. */
    public PolicyReport of(Policy policy, KeyOwner owner) {
        return owner.isKnown()
                ? of(policy, owner, settings.stepsPerKey())
                : PossibleOwners.of(policy)
                        .judged(owner, (possible, share) -> of(policy, possible, settings.stepsPerKey() / share));
    }

    /**
     * Checks a policy in which an account id stands for the owner, which is none of the other accounts that the policy
     * names.
     */
    PolicyReport of(Policy policy, KeyOwner unknown, String standIn) {
        return PossibleOwners.anyBut(standIn)
                .judged(unknown, (possible, _) -> of(policy, possible, settings.stepsPerKey()));
    }

    private PolicyReport of(Policy policy, KeyOwner owner, long steps) {
        KeyAnalysis analysis = new PolicyAnalyst(zone.withAccount(owner.accountId()), asOf, steps).of(policy, owner);
        List<AccessJudgement> judgements = checks.judgeAccess(analysis, settings);
        List<PolicyFinding> findings = new ArrayList<>();
        List<NotJudged> notJudged = new ArrayList<>();
        for (AccessJudgement judgement : judgements) {
            judgement.verdict().issues().forEach(issue -> findings.add(finding(judgement, issue)));
            if (judgement.verdict().verdict().status() == Status.UNKNOWN) {
                notJudged.add(new NotJudged(
                        judgement.check(), judgement.verdict().verdict().reason()));
            }
        }
        List<String> order = policy.statements().stream()
                .map(statement -> statement.position().pointer())
                .toList();
        findings.sort(Comparator.comparing(PolicyFinding::severity).thenComparingInt(finding -> place(order, finding)));
        AccessRows rows = AccessRows.of(analysis);
        List<String> undecided = new ArrayList<>(UndecidedReasons.reasons(analysis.access()));
        undecided.addAll(rows.unknowns());
        return new PolicyReport(
                owner,
                analysis.access().reach(),
                rows.accesses(),
                undecided,
                findings,
                judgements.stream().map(AccessJudgement::check).toList(),
                notJudged);
    }

    private static PolicyFinding finding(AccessJudgement judgement, AccessIssue issue) {
        return new PolicyFinding(
                judgement.check(),
                judgement.severity(),
                issue.sentence(),
                issue.statements().stream()
                        .filter(place -> place.startsWith("/"))
                        .findFirst(),
                issue.capability(),
                issue.witness().map(Witness::request),
                issue.remedy().isEmpty() ? PolicyFileRemedy.ofDocument(judgement.check()) : issue.remedy());
    }

    /** The index of the finding's statement, from 0; -1 if there is none. */
    private static int place(List<String> statements, PolicyFinding finding) {
        Optional<String> pointer = finding.statement();
        for (int index = 0; pointer.isPresent() && index < statements.size(); index++) {
            String statement = statements.get(index);
            if (pointer.get().equals(statement) || pointer.get().startsWith(statement + "/")) {
                return index;
            }
        }
        return -1;
    }
}
