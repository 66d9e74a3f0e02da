package io.keyledger.evaluate.policy;

import io.keyledger.evaluate.policy.PolicyReport.NotJudged;
import io.keyledger.policy.language.ParseResult;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.language.PolicyKind;
import io.keyledger.policy.language.PolicyParser;
import io.keyledger.policy.language.Statement;
import io.keyledger.policy.search.PolicyReach;
import io.keyledger.policy.template.KeyInTemplate.UnknownStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Checks a policy of which some statements are unknown, and reports only what holds whatever they are. An unknown Allow
 * takes no access away, so access that the others allow is certain; an unknown Deny could take away all of it.
 */
final class PartlyKnownPolicy {
    private final Function<Policy, PolicyReport> check;
    private final String accountId;

    /** @param accountId the owner of the key; empty if not known */
    PartlyKnownPolicy(Function<Policy, PolicyReport> check, String accountId) {
        this.check = check;
        this.accountId = accountId;
    }

    PolicyReport report(Policy policy, List<UnknownStatement> unknown) {
        PolicyReport report = check.apply(policy);
        return unknown.isEmpty() ? report : certain(report, policy, unknown);
    }

    private PolicyReport certain(PolicyReport report, Policy policy, List<UnknownStatement> unknown) {
        boolean mayDeny = unknown.stream().anyMatch(UnknownStatement::mayDeny);
        List<PolicyFinding> withFullAccess = withFullAccess(policy, unknown)
                .map(check)
                .map(PolicyReport::findings)
                .orElse(List.of());
        List<PolicyFinding> findings = new ArrayList<>();
        List<NotJudged> notJudged = new ArrayList<>(report.notJudged());
        List<String> reasons = unknown.stream()
                .map(statement -> statement.pointer() + " depends on " + statement.reason())
                .toList();
        for (PolicyFinding finding : report.findings()) {
            if (isAbout(finding, unknown)) {
                continue;
            }
            boolean ofAccess =
                    finding.witness().isPresent() || finding.capability().isPresent();
            if (ofAccess ? !mayDeny : isAmong(withFullAccess, finding)) {
                findings.add(finding);
            } else {
                notJudged.add(new NotJudged(finding.check(), reasons.getFirst()));
            }
        }
        List<String> undecided = new ArrayList<>(reasons);
        undecided.addAll(report.undecided());
        boolean isPublic = report.reach() == PolicyReach.PUBLIC && !mayDeny;
        return new PolicyReport(
                report.owner(),
                isPublic ? PolicyReach.PUBLIC : PolicyReach.UNKNOWN,
                mayDeny ? List.of() : report.accesses(),
                undecided,
                findings,
                report.checks(),
                notJudged);
    }

    private static boolean isAbout(PolicyFinding finding, List<UnknownStatement> unknown) {
        return finding.statement()
                .filter(place -> unknown.stream()
                        .map(UnknownStatement::pointer)
                        .anyMatch(pointer -> place.equals(pointer) || place.startsWith(pointer + "/")))
                .isPresent();
    }

    private static boolean isAmong(List<PolicyFinding> findings, PolicyFinding finding) {
        return findings.stream()
                .anyMatch(other -> other.check().equals(finding.check())
                        && other.statement().equals(finding.statement())
                        && other.sentence().equals(finding.sentence()));
    }

    /** The policy if the unknown statements gave the account everything: it shows what is missing without them. */
    private Optional<Policy> withFullAccess(Policy policy, List<UnknownStatement> unknown) {
        if (accountId.isEmpty()
                || !(PolicyParser.parse(PolicyKind.KEY, fullAccess(accountId))
                        instanceof ParseResult.Parsed(var generous))) {
            return Optional.empty();
        }
        List<Statement> statements = new ArrayList<>(policy.statements());
        unknown.forEach(statement ->
                statements.set(statement.index(), generous.statements().getFirst()));
        return Optional.of(new Policy(policy.kind(), policy.version(), policy.id(), statements, policy.lints()));
    }

    private static String fullAccess(String accountId) {
        return """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"%s"},"Action":"kms:*",\
            "Resource":"*"}]}\
            """.formatted(accountId);
    }
}
