package io.keyledger.policy.simulation;

import io.keyledger.policy.decision.CompiledPolicy;
import io.keyledger.policy.decision.Decider;
import io.keyledger.policy.decision.Decision;
import io.keyledger.policy.decision.Layer;
import io.keyledger.policy.decision.PolicyLevel;
import io.keyledger.policy.decision.World;
import io.keyledger.policy.decision.condition.Doubt;
import io.keyledger.policy.language.Lint;
import io.keyledger.policy.language.LintCode;
import io.keyledger.policy.language.PolicyKind;
import io.keyledger.policy.request.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Answers cases. Thread-safe; threads share parsed policies. */
public final class Simulation {
    private final PolicyCache policies = new PolicyCache();

    /**
     * Decides one case.
     *
     * @param line a case as a JSON object
     * @return {@code {"id", "decision", "by": […]}} or {@code {"id", "error"}}, without a line end
     */
    public String answer(String line) {
        StringBuilder answer = new StringBuilder();
        answer(line, answer);
        return answer.toString();
    }

    /**
     * Decides one case, and appends the answer.
     *
     * @return whether it could be decided
     */
    public boolean answer(String line, StringBuilder answer) {
        RawJson id = RawJson.MISSING;
        try {
            Map<String, RawJson> members = RawJson.readLine(line);
            id = members.getOrDefault("id", RawJson.MISSING);
            answer.append(Answer.of(id, decide(members)));
            return true;
        } catch (InvalidCaseException error) {
            answer.append(Answer.error(id, String.valueOf(error.getMessage())));
        } catch (RuntimeException | StackOverflowError defect) {
            // One case never stops the others.
            answer.append(Answer.error(id, "a defect of keyledger: " + defect));
        }
        return false;
    }

    private Decision decide(Map<String, RawJson> members) {
        List<PolicyLevel> serviceControlPolicies =
                levels(members, "serviceControlPolicies", PolicyKind.SERVICE_CONTROL);
        List<PolicyLevel> resourceControlPolicies =
                levels(members, "resourceControlPolicies", PolicyKind.RESOURCE_CONTROL);
        Request request =
                RequestReader.read(member(members, "request"), serviceControlPolicies, resourceControlPolicies);
        World world = World.EMPTY
                .with(Layer.RESOURCE_POLICY, policies(members, "resourcePolicy", resourcePolicyKind(request)))
                .withGrants(SimulatedGrantReader.read(member(members, "grants")))
                .with(Layer.IDENTITY_POLICY, policies(members, "identityPolicies", PolicyKind.IDENTITY))
                .with(Layer.PERMISSION_BOUNDARY, policies(members, "permissionBoundaries", PolicyKind.BOUNDARY))
                .with(Layer.SESSION_POLICY, policies(members, "sessionPolicy", PolicyKind.SESSION))
                .withLevels(Layer.SERVICE_CONTROL_POLICY, serviceControlPolicies)
                .withLevels(Layer.RESOURCE_CONTROL_POLICY, resourceControlPolicies)
                .with(Layer.ENDPOINT_POLICY, policies(members, "endpointPolicies", PolicyKind.VPC_ENDPOINT))
                .withAwsManagedKey(request.resource().arn().contains(":alias/aws/"));
        Decision decision = Decider.decide(world, request);
        return anyRefused(world.policies()) ? decision.doubting(Doubt.REFUSED_BY_AWS) : decision;
    }

    private static boolean anyRefused(List<CompiledPolicy> policies) {
        for (CompiledPolicy policy : policies) {
            for (Lint lint : policy.policy().lints()) {
                if (lint.code().consequence() == LintCode.Consequence.REFUSED_BY_AWS) {
                    return true;
                }
            }
        }
        return false;
    }

    private static PolicyKind resourcePolicyKind(Request request) {
        boolean key = request.isForKms()
                || request.resource().arn().toLowerCase(Locale.ROOT).contains(":kms:");
        return key ? PolicyKind.KEY : PolicyKind.BUCKET;
    }

    private List<CompiledPolicy> policies(Map<String, RawJson> members, String name, PolicyKind kind) {
        return policies(member(members, name), name, kind);
    }

    private List<CompiledPolicy> policies(RawJson json, String name, PolicyKind kind) {
        return json.isMissing() ? List.of() : policies.get(kind, json, name);
    }

    /** Level by level, root first; policies that stand alone are all of one level. */
    private List<PolicyLevel> levels(Map<String, RawJson> members, String name, PolicyKind kind) {
        List<PolicyLevel> levels = new ArrayList<>();
        List<CompiledPolicy> alone = new ArrayList<>();
        for (RawJson item : member(members, name).items()) {
            Map<String, RawJson> level = item.type() == RawJson.Type.OBJECT ? item.members(name) : Map.of();
            if (level.containsKey("orgIdentifier") || level.containsKey("policies")) {
                RawJson entity = member(level, "orgIdentifier");
                levels.add(new PolicyLevel(
                        entity.isMissing() ? "" : entity.string("orgIdentifier"),
                        policies(member(level, "policies"), name, kind)));
            } else if (item.type() == RawJson.Type.LIST) {
                levels.add(new PolicyLevel("", policies(item, name, kind)));
            } else {
                alone.addAll(policies(item, name, kind));
            }
        }
        if (!alone.isEmpty()) {
            levels.addFirst(new PolicyLevel("", alone));
        }
        return levels;
    }

    private static RawJson member(Map<String, RawJson> members, String name) {
        return members.getOrDefault(name, RawJson.MISSING);
    }
}
