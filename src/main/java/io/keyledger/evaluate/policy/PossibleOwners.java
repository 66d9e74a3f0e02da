package io.keyledger.evaluate.policy;

import io.keyledger.check.CheckMetadata;
import io.keyledger.check.Severity;
import io.keyledger.evaluate.policy.PolicyReport.NotJudged;
import io.keyledger.policy.Capability;
import io.keyledger.policy.analysis.KeyOwner;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.search.Access;
import io.keyledger.policy.search.Grantee;
import io.keyledger.policy.search.PolicyReach;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * The accounts that may own a key if its policy does not show the owner: each account that it mentions, and one that it
 * doesn't. Results that hold for all of them are certain; the rest is unknown.
 */
final class PossibleOwners {
    private static final String REASON = "the policy does not show which account owns its key";
    private static final String REMEDY = "; pass --account";

    private static final Grantee OWNER = new Grantee.Account("of the key");

    /** The most accounts that a sentence names. */
    private static final int NAMED = 3;

    private final List<String> accounts;

    private PossibleOwners(List<String> accounts) {
        this.accounts = List.copyOf(accounts);
    }

    static PossibleOwners of(Policy policy) {
        Set<String> mentioned = KeyOwner.accountsIn(policy);
        List<String> accounts = new ArrayList<>();
        accounts.add(unmentioned(mentioned));
        accounts.addAll(mentioned);
        return new PossibleOwners(accounts);
    }

    /** One account that stands for any account that the policy does not name. */
    static PossibleOwners anyBut(String standIn) {
        return new PossibleOwners(List.of(standIn));
    }

    private static String unmentioned(Set<String> mentioned) {
        long id = 0;
        while (mentioned.contains("%012d".formatted(id))) {
            id++;
        }
        return "%012d".formatted(id);
    }

    /** @param judge checks the policy for one owner, with its share of the effort, given as the number of owners */
    PolicyReport judged(KeyOwner unknown, BiFunction<KeyOwner, Integer, PolicyReport> judge) {
        List<PolicyReport> reports = accounts.stream()
                .map(account -> judge.apply(unknown.withAccount(account), accounts.size()))
                .toList();
        PolicyReport first = reports.getFirst();
        List<PolicyFinding> findings = new ArrayList<>();
        List<NotJudged> notJudged = new ArrayList<>();
        for (CheckMetadata check : first.checks()) {
            List<List<PolicyFinding>> found = reports.stream()
                    .map(report -> report.findings().stream()
                            .filter(finding -> finding.check().equals(check))
                            .toList())
                    .toList();
            if (found.stream().noneMatch(List::isEmpty)) {
                findings.addAll(certain(found));
            } else if (found.stream().allMatch(List::isEmpty)) {
                unjudged(check, reports).ifPresent(notJudged::add);
            } else {
                notJudged.add(new NotJudged(check, REASON + REMEDY));
            }
        }
        findings.sort(Comparator.comparing(PolicyFinding::severity));
        PolicyReach reach = reach(reports);
        return new PolicyReport(
                unknown, reach, accesses(reports), undecided(reach, reports), findings, first.checks(), notJudged);
    }

    private Optional<NotJudged> unjudged(CheckMetadata check, List<PolicyReport> reports) {
        return reports.stream()
                .flatMap(report -> report.notJudged().stream())
                .filter(judgement -> judgement.check().equals(check))
                .findFirst()
                .map(judgement -> new NotJudged(check, withoutStandIn(judgement.reason())));
    }

    private static PolicyReach reach(List<PolicyReport> reports) {
        Set<PolicyReach> all = reports.stream().map(PolicyReport::reach).collect(Collectors.toSet());
        return all.size() == 1 ? all.iterator().next() : PolicyReach.UNKNOWN;
    }

    private List<String> undecided(PolicyReach reach, List<PolicyReport> reports) {
        Set<String> reasons = new LinkedHashSet<>();
        if (reach == PolicyReach.UNKNOWN && accounts.size() > 1) {
            Map<PolicyReach, List<String>> owners = new TreeMap<>();
            for (int index = 0; index < accounts.size(); index++) {
                owners.computeIfAbsent(reports.get(index).reach(), _ -> new ArrayList<>())
                        .add(owner(index));
            }
            reasons.add(REASON + ", and the reach depends on it: "
                    + owners.entrySet().stream()
                            .map(entry -> entry.getKey().text() + " if it is " + named(entry.getValue()))
                            .collect(Collectors.joining(", "))
                    + REMEDY);
        }
        reports.forEach(report -> report.undecided().forEach(reason -> reasons.add(withoutStandIn(reason))));
        return List.copyOf(reasons);
    }

    private String owner(int index) {
        return index == 0 ? "any account that the policy does not name" : accounts.get(index);
    }

    private static String named(List<String> owners) {
        String first = owners.stream().limit(NAMED).collect(Collectors.joining(" or "));
        return owners.size() <= NAMED ? first : first + " or one of " + (owners.size() - NAMED) + " others";
    }

    /** Findings for every owner; if each has different findings, one that names them. */
    private List<PolicyFinding> certain(List<List<PolicyFinding>> found) {
        List<PolicyFinding> common = new ArrayList<>();
        for (PolicyFinding finding : found.getFirst()) {
            List<PolicyFinding> same = new ArrayList<>();
            for (int index = 0; index < found.size(); index++) {
                Claim claim = claim(finding, 0);
                int owner = index;
                found.get(index).stream()
                        .filter(other -> claim(other, owner).equals(claim))
                        .findFirst()
                        .map(other -> ofOwner(other, owner))
                        .ifPresent(same::add);
            }
            if (same.size() == found.size()) {
                common.add(merged(same));
            }
        }
        return common.isEmpty() ? List.of(whicheverItIs(found)) : common;
    }

    private Claim claim(PolicyFinding finding, int owner) {
        return new Claim(finding.statement(), finding.capability(), ofOwner(finding.sentence(), owner));
    }

    /** The mildest severity over all owners, with a remedy only if all have the same. */
    private static PolicyFinding merged(List<PolicyFinding> same) {
        PolicyFinding first = same.getFirst();
        boolean oneRemedy = same.stream().map(PolicyFinding::remedy).distinct().count() == 1;
        return new PolicyFinding(
                first.check(),
                mildest(same),
                first.sentence(),
                first.statement(),
                first.capability(),
                first.witness(),
                oneRemedy ? first.remedy() : PolicyFileRemedy.ofDocument(first.check()));
    }

    private static Severity mildest(List<PolicyFinding> findings) {
        return findings.stream()
                .map(PolicyFinding::severity)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private PolicyFinding ofOwner(PolicyFinding finding, int owner) {
        return new PolicyFinding(
                finding.check(),
                finding.severity(),
                ofOwner(finding.sentence(), owner),
                finding.statement(),
                finding.capability(),
                finding.witness(),
                ofOwner(finding.remedy(), owner));
    }

    /** Statements about the owner in general hold for every owner. */
    private String ofOwner(String text, int owner) {
        String account = accounts.get(owner);
        return text.replace("account " + account, OWNER.text()).replace(account, "<account>");
    }

    private String withoutStandIn(String text) {
        return ofOwner(text, 0);
    }

    private PolicyFinding whicheverItIs(List<List<PolicyFinding>> found) {
        List<String> sentences = new ArrayList<>();
        for (int index = accounts.size() - 1; index >= 0 && sentences.size() < NAMED; index--) {
            sentences.add("if the key's account is " + owner(index) + ", "
                    + withoutStandIn(found.get(index).getFirst().sentence()));
        }
        PolicyFinding first = found.getFirst().getFirst();
        return new PolicyFinding(
                first.check(),
                mildest(found.stream().map(List::getFirst).toList()),
                String.join("; ", sentences),
                Optional.empty(),
                first.capability(),
                Optional.empty(),
                PolicyFileRemedy.ofDocument(first.check()));
    }

    private static List<Access> accesses(List<PolicyReport> reports) {
        List<List<Access>> known = reports.stream()
                .map(report -> report.accesses().stream()
                        .map(access -> ofOwner(access, report.owner().accountId()))
                        .toList())
                .toList();
        List<Set<Access.Claim>> claims = known.stream()
                .map(accesses -> accesses.stream().map(Access::claim).collect(Collectors.toSet()))
                .toList();
        return known.getFirst().stream()
                .filter(access -> claims.stream().allMatch(some -> some.contains(access.claim())))
                .toList();
    }

    /** Access of the owner in general holds for all of them. */
    private static Access ofOwner(Access access, String owner) {
        return switch (access.grantee()) {
            case Grantee.Account(var id) when id.equals(owner) -> access.of(OWNER);
            case Grantee.Principal(var arn, var type, var id)
            when id.equals(owner) -> access.of(new Grantee.Principal(arn.replace(owner, "<account>"), type, id));
            case Grantee.Account _,
                    Grantee.Principal _,
                    Grantee.AnyAccount _,
                    Grantee.Organization _,
                    Grantee.Service _ -> access;
        };
    }

    /** The properties that make findings for several owners equal. */
    private record Claim(Optional<String> statement, Optional<Capability> capability, String sentence) {}
}
