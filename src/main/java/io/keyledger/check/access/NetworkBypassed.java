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

/** Finds conditions on networks that requests pass by on another way, or that keep out the services of AWS. */
@AutoService(Check.class)
public final class NetworkBypassed implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
            "KMS-NETWORK-BYPASSED",
            "A condition on networks holds for every way to the key, and lets AWS services work",
            Severity.LOW,
            PolicyEdit.remediation("deny what comes from elsewhere, in one statement with Principal \"*\", but for"
                    + " requests that AWS services make for you"),
            "AWS KMS Developer Guide, using IP address conditions in policies with AWS KMS permissions: a service that"
                    + " uses the key for you comes from its own network; conditions hold for their own statement only");

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
            return Judgement.notApplicable("the policy has no condition on networks");
        }
        List<AccessIssue> issues = new ArrayList<>();
        for (Statement fence : fences) {
            if (fence.effect() == Effect.DENY) {
                keepsServicesOut(fence).ifPresent(sentence -> issues.add(PolicyIssues.at(fence, sentence)));
            } else {
                bypass(key, policy, fence).ifPresent(issues::add);
            }
        }
        return Judgement.of(key, issues, Doubts.of(key.access()), "no condition on networks is passed by");
    }

    private static boolean isFence(Statement statement) {
        return statement.conditions().stream()
                .anyMatch(condition ->
                        NETWORK.contains(condition.key()) && condition.operator() != ConditionOperator.NULL);
    }

    /** The same principal uses the key by another statement, from anywhere. */
    private static Optional<AccessIssue> bypass(KeyAnalysis key, Policy policy, Statement fence) {
        Policy alone =
                PolicyChange.keeping(policy, statement -> statement.effect() == Effect.DENY || statement.equals(fence));
        List<Access> fenced = key.accessWith(alone).accesses().stream()
                .filter(access -> USE.contains(access.capability()))
                .toList();
        return key.access().accesses().stream()
                .filter(access ->
                        Places.statements(policy, access.statements()).stream().noneMatch(NetworkBypassed::isFence))
                .filter(access -> fenced.stream()
                        .anyMatch(other -> other.capability() == access.capability()
                                && other.grantee().equals(access.grantee())))
                .findFirst()
                .map(access -> AccessIssues.plain(
                        access,
                        AccessWords.wholeClaim(access) + " by another way than the statement at "
                                + Places.named(key, Places.of(fence)) + ", which asks for a network"));
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
                ? Optional.of("a Deny of what comes from elsewhere also denies what AWS services do for their users")
                : Optional.empty();
    }
}
