package io.keyledger.policy.search.formula;

import io.keyledger.policy.language.Glob;
import io.keyledger.policy.language.ResourceSpec;
import io.keyledger.policy.language.Template;
import io.keyledger.policy.language.Template.Part;
import io.keyledger.policy.search.values.Choice;
import io.keyledger.policy.search.values.GlobSet;
import io.keyledger.policy.search.values.PassingValues;
import io.keyledger.policy.search.values.ValueSet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says in terms of condition keys when a Resource is about a key: policy variables make that depend on the request. */
public final class ResourceFormulas {
    private final String arn;
    private final VariableValues variables;
    private final ConditionFormulas conditions;

    /** @param conditions collects what was not worked out; such a statement may or may not apply to the key */
    public ResourceFormulas(String arn, VariableValues variables, ConditionFormulas conditions) {
        this.arn = arn;
        this.variables = variables;
        this.conditions = conditions;
    }

    /** When an Allow is about the key, or may be. */
    public Formula covers(ResourceSpec spec) {
        return switch (spec) {
            case ResourceSpec.Missing() -> Formula.never();
            case ResourceSpec.Listed(var patterns) ->
                Formula.any(patterns.stream().map(this::listed).toList());
            case ResourceSpec.Not(var patterns) ->
                Formula.all(patterns.stream().map(this::spares).toList());
        };
    }

    /** When a Deny is not about the key, or may not be. */
    public Formula spares(ResourceSpec spec) {
        return switch (spec) {
            case ResourceSpec.Missing() -> Formula.always();
            case ResourceSpec.Listed(var patterns) ->
                Formula.all(patterns.stream().map(this::spares).toList());
            case ResourceSpec.Not(var patterns) ->
                Formula.any(patterns.stream().map(this::mayCover).toList());
        };
    }

    /** AWS supports no variable before the fifth colon: that nothing is found without it proves nothing. */
    private Formula listed(Template pattern) {
        if (!pattern.hasVariableBeforeResource()) {
            return covers(pattern, false);
        }
        conditions.approximate("a policy variable before the fifth colon of a Resource, which AWS does not support, was"
                + " taken to match nothing: " + pattern.text());
        return conditions.isRelaxed() ? Formula.always() : Formula.never();
    }

    /** Where a pattern has no meaning for certain, what NotResource leaves out is open. */
    private Formula mayCover(Template pattern) {
        return pattern.hasVariableBeforeResource() ? Formula.always() : covers(pattern, true);
    }

    /** @param unresolved whether it counts as covering the key where a variable has no value */
    private Formula covers(Template pattern, boolean unresolved) {
        Optional<List<Part>> parts = withKnownValues(pattern);
        if (parts.isEmpty()) {
            return unresolved ? Formula.always() : Formula.never();
        }
        Set<Part.Variable> free = variablesOf(parts.get());
        if (free.isEmpty()) {
            return matches(parts.get()) ? Formula.always() : Formula.never();
        }
        return free.size() == 1 ? holds(parts.get(), free.iterator().next(), true, unresolved) : notWorkedOut(pattern);
    }

    private Formula spares(Template pattern) {
        if (pattern.hasVariableBeforeResource()) {
            return Formula.always();
        }
        Optional<List<Part>> parts = withKnownValues(pattern);
        if (parts.isEmpty()) {
            return Formula.always();
        }
        Set<Part.Variable> free = variablesOf(parts.get());
        if (free.isEmpty()) {
            return matches(parts.get()) ? Formula.never() : Formula.always();
        }
        return free.size() == 1 ? holds(parts.get(), free.iterator().next(), false, true) : notWorkedOut(pattern);
    }

    private Formula notWorkedOut(Template pattern) {
        conditions.approximate("a Resource with several policy variables: " + pattern.text());
        return Formula.always();
    }

    /** Empty where a variable has no value, so that the pattern matches nothing. */
    private Optional<List<Part>> withKnownValues(Template pattern) {
        List<Part> parts = new ArrayList<>();
        for (Part part : pattern.parts()) {
            Optional<List<String>> known =
                    part instanceof Part.Variable(var key, var _) ? variables.known(key) : Optional.empty();
            if (known.isEmpty()) {
                parts.add(part);
                continue;
            }
            String value = known.get().size() == 1 ? known.get().getFirst() : ((Part.Variable) part).defaultValue();
            if (value == null) {
                return Optional.empty();
            }
            parts.add(new Part.Literal(value));
        }
        return Optional.of(parts);
    }

    private static Set<Part.Variable> variablesOf(List<Part> parts) {
        Set<Part.Variable> found = new LinkedHashSet<>();
        for (Part part : parts) {
            if (part instanceof Part.Variable variable) {
                found.add(variable);
            }
        }
        return found;
    }

    /** @param unresolved the answer where the variable has no value */
    private Formula holds(List<Part> parts, Part.Variable variable, boolean wanted, boolean unresolved) {
        List<PassingValues> fitting = new ArrayList<>();
        for (String value : piecesOfArn()) {
            if (matches(filled(parts, variable, value))) {
                fitting.add(new PassingValues.Text(GlobSet.exactly(value)));
            }
        }
        String byDefault = variable.defaultValue();
        boolean whenAbsent = byDefault == null ? unresolved : matches(filled(parts, variable, byDefault)) == wanted;
        Choice choice = Choice.all(wanted ? ValueSet.anyOf(fitting) : ValueSet.noneOf(fitting));
        return new Formula.Holds(variable.key(), whenAbsent ? choice.orAbsent() : choice);
    }

    /** A value without wildcards can only stand for a piece of what it is to match. */
    private Set<String> piecesOfArn() {
        Set<String> pieces = new LinkedHashSet<>();
        for (int start = 0; start < arn.length(); start++) {
            for (int end = start + 1; end <= arn.length(); end++) {
                pieces.add(arn.substring(start, end));
            }
        }
        return pieces;
    }

    private static List<Part> filled(List<Part> parts, Part.Variable variable, String value) {
        List<Part> filled = new ArrayList<>();
        parts.forEach(part -> filled.add(part.equals(variable) ? new Part.Literal(value) : part));
        return filled;
    }

    private boolean matches(List<Part> parts) {
        return Glob.ofResource(parts).matches(arn);
    }
}
