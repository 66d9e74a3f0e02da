package io.keyledger.policy.decision;

import io.keyledger.policy.decision.condition.Doubt;
import io.keyledger.policy.decision.condition.Match;
import io.keyledger.policy.decision.condition.Variables;
import io.keyledger.policy.language.Glob;
import io.keyledger.policy.language.ResourceSpec;
import io.keyledger.policy.language.Template;
import io.keyledger.policy.request.Request;
import java.util.ArrayList;
import java.util.List;

/** The resources of a statement. */
final class ResourceMatcher {
    private static final Match UNRESOLVED = Match.maybe(Doubt.UNRESOLVED_VARIABLE);

    private final boolean missing;
    private final boolean negated;
    private final List<Glob> fixed = new ArrayList<>();
    private final List<Template> variable = new ArrayList<>();
    private final boolean misplacedVariable;

    ResourceMatcher(ResourceSpec spec) {
        this.missing = spec instanceof ResourceSpec.Missing;
        this.negated = spec instanceof ResourceSpec.Not;
        boolean misplaced = false;
        for (Template pattern : spec.patterns()) {
            if (!pattern.hasVariables()) {
                fixed.add(Glob.ofResource(pattern.parts()));
            } else if (pattern.hasVariableBeforeResource()) {
                misplaced = true;
            } else {
                variable.add(pattern);
            }
        }
        this.misplacedVariable = misplaced;
    }

    Match matches(String arn, Request request) {
        if (missing) {
            // A trust policy is about its role and has no Resource element.
            return Match.of(TrustPolicyActions.include(request));
        }
        Match listed = request.isForManyResources() ? listed(Glob.of(arn), request) : listed(arn, request);
        if (!listed.isNo()) {
            return negated ? listed.negated() : listed;
        }
        if (misplacedVariable) {
            return negated
                    ? Match.maybe(Doubt.VARIABLE_BEFORE_RESOURCE)
                    : listed.doubting(Doubt.VARIABLE_BEFORE_RESOURCE);
        }
        return negated ? isUnresolved(request) ? UNRESOLVED : Match.YES : listed;
    }

    /** Whether NotResource leaves open what it leaves out. */
    private boolean isUnresolved(Request request) {
        return variable.stream()
                .anyMatch(template ->
                        Variables.resolve(template, request.context()).isEmpty());
    }

    private Match listed(String arn, Request request) {
        for (Glob glob : fixed) {
            if (glob.matches(arn)) {
                return Match.YES;
            }
        }
        for (Template template : variable) {
            var parts = Variables.resolve(template, request.context());
            if (parts.isPresent() && Glob.ofResource(parts.get()).matches(arn)) {
                return Match.YES;
            }
        }
        return Match.NO;
    }

    /** Of many resources, for certain only when it is about all of them, or none. */
    private Match listed(Glob arns, Request request) {
        Match listed = Match.NO;
        for (Glob glob : fixed) {
            listed = listed.or(listed(glob, arns));
        }
        for (Template template : variable) {
            var parts = Variables.resolve(template, request.context());
            if (parts.isPresent()) {
                listed = listed.or(listed(Glob.ofResource(parts.get()), arns));
            }
        }
        return listed;
    }

    private static Match listed(Glob glob, Glob arns) {
        if (glob.covers(arns)) {
            return Match.YES;
        }
        return glob.overlaps(arns) ? Match.maybe(Doubt.PART_OF_THE_RESOURCES) : Match.NO;
    }
}
