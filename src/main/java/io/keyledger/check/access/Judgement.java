package io.keyledger.check.access;

import io.keyledger.check.AccessIssue;
import io.keyledger.check.AccessVerdict;
import io.keyledger.check.Status;
import io.keyledger.check.Verdict;
import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.search.Witness;
import io.keyledger.policy.simulation.WitnessJson;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Turns the issues that a check found into its verdict. */
public final class Judgement {
    private static final AccessVerdict AWS_MANAGED =
            notApplicable("AWS manages this key, and nobody else can change its policy");

    private Judgement() {}

    /** Applies a rule to a customer managed key's policy; unknown if it was not read or cannot be parsed. */
    static AccessVerdict ofPolicy(KeyAnalysis key, Function<Policy, AccessVerdict> rule) {
        if (key.isAwsManaged()) {
            return AWS_MANAGED;
        }
        return key.policy().map(rule).orElseGet(() -> unknown(unread(key)));
    }

    /**
     * Like {@link #ofPolicy}, for rules that fail only for some kinds of keys: if the kind was not read, a FAIL becomes
     * unknown.
     */
    static AccessVerdict ofPolicyAndKind(KeyAnalysis key, Function<Policy, AccessVerdict> rule) {
        AccessVerdict verdict = ofPolicy(key, rule);
        return key.kind().isUnread() && verdict.verdict().status() == Status.FAIL
                ? unknown(verdict.verdict().reason() + ", if it applies to this kind of key; the kind was not read: "
                        + key.kind().reason())
                : verdict;
    }

    private static String unread(KeyAnalysis key) {
        List<String> unread = key.key().world().unread();
        return unread.isEmpty() ? "the key policy was not read" : String.join("; ", unread);
    }

    public static AccessVerdict pass(String reason) {
        return new AccessVerdict(Verdict.pass(reason), List.of());
    }

    public static AccessVerdict unknown(String reason) {
        return new AccessVerdict(Verdict.unknown(reason), List.of());
    }

    public static AccessVerdict notApplicable(String reason) {
        return new AccessVerdict(Verdict.notApplicable(reason), List.of());
    }

    /** Passes if there are no issues. */
    public static AccessVerdict of(KeyAnalysis key, List<AccessIssue> issues, String pass) {
        return issues.isEmpty() ? pass(pass) : fail(key, issues);
    }

    /** Passes if there are no issues and no unknowns that could hide one. */
    public static AccessVerdict of(KeyAnalysis key, List<AccessIssue> issues, List<String> unknowns, String pass) {
        return issues.isEmpty() && !unknowns.isEmpty() ? unknown(String.join("; ", unknowns)) : of(key, issues, pass);
    }

    /** Fails with the issues, the worst first. */
    static AccessVerdict fail(KeyAnalysis key, List<AccessIssue> issues) {
        String reason = issues.stream().map(AccessIssue::sentence).distinct().collect(Collectors.joining("; "));
        String evidence = issues.stream()
                .flatMap(issue -> issue.statements().stream())
                .distinct()
                .map(place -> StatementPlaces.named(key, place))
                .collect(Collectors.joining("; "));
        String witness = issues.getFirst()
                .witness()
                .map(Witness::request)
                .map(WitnessJson::of)
                .orElse("");
        return new AccessVerdict(
                Verdict.fail(reason, evidence.isEmpty() ? "the key policy as a whole" : evidence, witness), issues);
    }
}
