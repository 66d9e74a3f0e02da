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
    private final boolean missing;
    private final boolean negated;
    private final List<Glob> fixed = new ArrayList<>();
    private final List<Template> variable = new ArrayList<>();

    ResourceMatcher(ResourceSpec spec) {
        this.missing = spec instanceof ResourceSpec.Missing;
        this.negated = spec instanceof ResourceSpec.Not;
        for (Template pattern : spec.patterns()) {
            if (pattern.hasVariables()) {
                variable.add(pattern);
            } else {
                fixed.add(Glob.of(pattern.parts()));
            }
        }
    }

    Match matches(String arn, Request request) {
        if (missing) {
            // A trust policy is about its role and has no Resource element.
            return Match.of(ResourceRules.isForTrustPolicies(request));
        }
        if (request.isForManyResources()) {
            return matchesMany(Glob.of(arn), request);
        }
        boolean listed = false;
        for (Glob glob : fixed) {
            listed |= glob.matches(arn);
        }
        for (Template template : variable) {
            var parts = Variables.resolve(template, request.context());
            if (parts.isEmpty() && negated) {
                return Match.NO.doubting(Doubt.UNRESOLVED_VARIABLE);
            }
            listed |= parts.isPresent() && Glob.of(parts.get()).matches(arn);
        }
        return Match.of(listed != negated);
    }

    /** For certain only when it is about all of them, or none. */
    private Match matchesMany(Glob arns, Request request) {
        Match listed = Match.NO;
        for (Glob glob : fixed) {
            listed = listed.or(listed(glob, arns));
        }
        for (Template template : variable) {
            var parts = Variables.resolve(template, request.context());
            if (parts.isPresent()) {
                listed = listed.or(listed(Glob.of(parts.get()), arns));
            } else if (negated) {
                return Match.NO.doubting(Doubt.UNRESOLVED_VARIABLE);
            }
        }
        return negated ? listed.negated() : listed;
    }

    private static Match listed(Glob glob, Glob arns) {
        if (glob.covers(arns)) {
            return Match.YES;
        }
        return glob.overlaps(arns) ? Match.maybe(Doubt.PART_OF_THE_RESOURCES) : Match.NO;
    }
}
