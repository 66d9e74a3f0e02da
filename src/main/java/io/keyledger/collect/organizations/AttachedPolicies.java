package io.keyledger.collect.organizations;

import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.call.Page;
import io.keyledger.collect.call.Unreadable;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.OrganizationMembership.Level;
import io.keyledger.inventory.PolicyDocument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Policy;
import software.amazon.awssdk.services.organizations.model.PolicySummary;
import software.amazon.awssdk.services.organizations.model.PolicyTargetSummary;
import software.amazon.awssdk.services.organizations.model.PolicyType;

/**
 * The policies of one type by the targets that they are attached to. All or none are known: if one is unread, the
 * policies of an account are unknown.
 */
final class AttachedPolicies {
    private final Observed<Map<String, List<PolicyDocument>>> byTarget;

    private AttachedPolicies(Observed<Map<String, List<PolicyDocument>>> byTarget) {
        this.byTarget = byTarget;
    }

    static AttachedPolicies notOffered(String explanation) {
        return new AttachedPolicies(Observed.notOffered(explanation));
    }

    static AttachedPolicies read(CollectorContext context, OrganizationsClient client, PolicyType type) {
        Observed<List<PolicySummary>> summaries = context.calls()
                .list(OrganizationsActions.LIST_POLICIES, (@Nullable String marker) -> {
                    var response =
                            client.listPolicies(request -> request.filter(type).nextToken(marker));
                    return Page.read(response.policies(), AttachedPolicies::identified, response.nextToken());
                })
                .whole();
        if (!(summaries instanceof Observed.Known<List<PolicySummary>>(List<PolicySummary> policies))) {
            return new AttachedPolicies(summaries.map(_ -> Map.of()));
        }
        Map<String, List<PolicyDocument>> byTarget = new HashMap<>();
        for (PolicySummary policy : policies.stream()
                .sorted(Comparator.comparing(PolicySummary::id))
                .toList()) {
            Observed<PolicyDocument> document = context.calls()
                    .ask(
                            OrganizationsActions.DESCRIBE_POLICY,
                            () -> document(
                                    policy,
                                    client.describePolicy(request -> request.policyId(policy.id()))
                                            .policy()));
            Observed<List<PolicyTargetSummary>> targets = targets(context, client, policy);
            if (!(document instanceof Observed.Known<PolicyDocument>(PolicyDocument text))) {
                return new AttachedPolicies(document.map(_ -> Map.of()));
            }
            if (!(targets instanceof Observed.Known<List<PolicyTargetSummary>>(List<PolicyTargetSummary> bound))) {
                return new AttachedPolicies(targets.map(_ -> Map.of()));
            }
            bound.forEach(target -> byTarget.computeIfAbsent(target.targetId(), _ -> new ArrayList<>())
                    .add(text));
        }
        return new AttachedPolicies(Observed.known(byTarget));
    }

    /** The policies that apply to an account, level by level from the root. */
    Observed<List<Level>> along(List<String> targets) {
        return byTarget.map(attached -> targets.stream()
                .map(target -> new Level(target, List.copyOf(attached.getOrDefault(target, List.of()))))
                .toList());
    }

    private static PolicySummary identified(PolicySummary policy) {
        Unreadable.required(policy.id(), "policy id");
        Unreadable.required(policy.arn(), "policy ARN");
        return policy;
    }

    private static PolicyDocument document(PolicySummary asked, Policy answer) {
        String id = answer.policySummary() == null
                ? asked.id()
                : answer.policySummary().id();
        if (!asked.id().equals(id)) {
            throw Unreadable.because("it is about another policy than " + asked.id());
        }
        return new PolicyDocument(asked.name(), asked.arn(), Unreadable.required(answer.content(), "content"));
    }

    private static Observed<List<PolicyTargetSummary>> targets(
            CollectorContext context, OrganizationsClient client, PolicySummary policy) {
        return context.calls()
                .list(OrganizationsActions.LIST_TARGETS_FOR_POLICY, (@Nullable String marker) -> {
                    var response = client.listTargetsForPolicy(
                            request -> request.policyId(policy.id()).nextToken(marker));
                    return Page.read(
                            response.targets(),
                            target -> {
                                Unreadable.required(target.targetId(), "target id");
                                return target;
                            },
                            response.nextToken());
                })
                .whole();
    }
}
