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
import io.keyledger.policy.language.ConditionOperator;
import io.keyledger.policy.language.Effect;
import io.keyledger.policy.language.Policy;
import io.keyledger.policy.language.Statement;
import io.keyledger.policy.search.Access;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds network conditions that requests can bypass through another statement, or that block AWS services. */
@AutoService(Check.class)
public final class NetworkBypassed implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-NETWORK-BYPASSED",
                    "Network conditions apply to every statement and don't block AWS services",
                    Severity.LOW,
                    PolicyEdit.remediation(
                            "deny requests from other networks in one statement with Principal \"*\", except"
                                    + " requests that AWS services make for you"),
                    "AWS KMS Developer Guide, using IP address conditions in policies with AWS KMS permissions: a"
                            + " service that uses the key for you calls from its own network; conditions apply only to"
                            + " their own statement")
            .explained(
                    "Either another statement allows the same access from any network, so the"
                            + " condition protects nothing, or the condition blocks AWS services, which call"
                            + " from their own network.",
                    "For each network condition, keyledger searches for the same access without it, and for services"
                            + " that it blocks. The result is UNKNOWN if a policy, grant or identity that could change it"
                            + " was not read.");

    private static final Set<String> NETWORK = Set.of(
            "aws:sourceip", "aws:sourcevpc", "aws:sourcevpce", "aws:vpcsourceip", "aws:vpceaccount", "aws:vpceorgid");
    private static final Set<String> SERVICES =
            Set.of("aws:viaawsservice", "aws:calledvia", "aws:principalisawsservice", "kms:viaservice");
    private static final Set<Capability> USE =
            EnumSet.of(Capability.DECRYPT, Capability.SIGN, Capability.MAC, Capability.ENCRYPT);

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public AccessVerdict evaluate(KeyAnalysis key, CheckSettings settings) {
        return Judgement.ofPolicy(key, policy -> judge(key, policy));
    }

    private static AccessVerdict judge(KeyAnalysis key, Policy policy) {
        List<Statement> fences =
                policy.statements().stream().filter(NetworkBypassed::isFence).toList();
        if (fences.isEmpty()) {
            return Judgement.notApplicable("the policy has no network conditions");
        }
        List<AccessIssue> issues = new ArrayList<>();
        for (Statement fence : fences) {
            if (fence.effect() == Effect.DENY) {
                keepsServicesOut(fence).ifPresent(sentence -> issues.add(PolicyIssues.at(fence, sentence)));
            } else {
                bypass(key, policy, fence).ifPresent(issues::add);
            }
        }
        return Judgement.of(key, issues, Doubts.of(key.access()), "no network condition can be bypassed");
    }

    private static boolean isFence(Statement statement) {
        return statement.conditions().stream()
                .anyMatch(condition ->
                        NETWORK.contains(condition.key()) && condition.operator() != ConditionOperator.NULL);
    }

    /** The same principal can use the key from anywhere through another statement. */
    private static Optional<AccessIssue> bypass(KeyAnalysis key, Policy policy, Statement fence) {
        Policy alone =
                PolicyChange.keeping(policy, statement -> statement.effect() == Effect.DENY || statement.equals(fence));
        List<Access> fenced = key.accessWith(alone).accesses().stream()
                .filter(access -> USE.contains(access.capability()))
                .toList();
        return key.access().accesses().stream()
                .filter(access -> StatementPlaces.statements(policy, access.statements()).stream()
                        .noneMatch(NetworkBypassed::isFence))
                .filter(access -> fenced.stream()
                        .anyMatch(other -> other.capability() == access.capability()
                                && other.grantee().equals(access.grantee())))
                .findFirst()
                .map(access -> AccessIssues.plain(
                        access,
                        AccessWords.wholeClaim(access) + " without the statement at "
                                + StatementPlaces.named(key, StatementPlaces.of(fence)) + ", which requires a"
                                + " network"));
    }

    private static Optional<String> keepsServicesOut(Statement fence) {
        boolean everywhereElse = fence.conditions().stream()
                .anyMatch(condition -> NETWORK.contains(condition.key())
                        && condition.operator().negated());
        boolean services = fence.conditions().stream()
                .map(Condition::key)
                .anyMatch(name -> SERVICES.contains(name.toLowerCase(Locale.ROOT)));
        boolean use = USE.stream()
                .flatMap(capability -> capability.actions().stream())
                .anyMatch(action -> fence.action().covers(action.toLowerCase(Locale.ROOT)));
        return everywhereElse && !services && use
                ? Optional.of("a Deny of requests from other networks also denies requests that AWS services make"
                        + " for their users")
                : Optional.empty();
    }
}
