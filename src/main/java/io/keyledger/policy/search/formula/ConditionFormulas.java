package io.keyledger.policy.search.formula;

import io.keyledger.policy.language.Condition;
import io.keyledger.policy.language.ConditionOperator;
import io.keyledger.policy.language.SetQualifier;
import io.keyledger.policy.language.Template;
import io.keyledger.policy.language.Template.Part;
import io.keyledger.policy.search.values.Choice;
import io.keyledger.policy.search.values.PassingValues;
import io.keyledger.policy.search.values.ValueSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says in terms of condition keys when a condition holds and when it fails. */
public final class ConditionFormulas {
    private static final ValueSet EMPTY_TEXT = ValueSet.exactly("");

    private final VariableValues variables;
    private final boolean relaxed;
    private final FixedConditions fixed;
    private final Set<String> approximations = new LinkedHashSet<>();

    /**
     * @param relaxed lets a condition that is not modelled exactly both hold and fail
     * @param fixed what is known of conditions that are the same in every run
     */
    public ConditionFormulas(VariableValues variables, boolean relaxed, FixedConditions fixed) {
        this.variables = variables;
        this.relaxed = relaxed;
        this.fixed = fixed;
    }

    /** For conditions without policy variables. */
    public static ConditionFormulas withoutVariables(FixedConditions fixed) {
        return new ConditionFormulas(
                new VariableValues() {
                    @Override
                    public Optional<List<String>> known(String key) {
                        return Optional.empty();
                    }

                    @Override
                    public boolean same(String key, String other) {
                        return false;
                    }

                    @Override
                    public List<String> candidates(String key) {
                        return List.of();
                    }
                },
                false,
                fixed);
    }

    /** What was modelled by examples only, in words. */
    public Set<String> approximations() {
        return approximations;
    }

    public void approximate(String what) {
        approximations.add(what);
    }

    public boolean isRelaxed() {
        return relaxed;
    }

    public Formula holds(Condition condition) {
        return known(condition, true);
    }

    public Formula fails(Condition condition) {
        return known(condition, false);
    }

    private Formula known(Condition condition, boolean wanted) {
        IdentityHashMap<Condition, Formula> formulas = fixed.formulas(wanted);
        Formula known = formulas.get(condition);
        if (known == null) {
            known = formula(condition, wanted);
            if (!condition.hasVariables() && !isOfTwoMinds(condition)) {
                formulas.put(condition, known);
            }
        }
        return known;
    }

    /** Whether AWS documents both that it holds and that it fails for an absent key. */
    private static boolean isOfTwoMinds(Condition condition) {
        return condition.qualifier() == SetQualifier.FOR_ANY_VALUE && condition.ifExists();
    }

    private Formula formula(Condition condition, boolean wanted) {
        if (condition.operator().type() == ConditionOperator.Type.NULL) {
            return ofNull(condition, wanted);
        }
        Set<String> free = new LinkedHashSet<>();
        Map<String, Optional<String>> assignment = new HashMap<>();
        for (Condition.Value value : condition.values()) {
            for (Part part : value.template().parts()) {
                if (part instanceof Part.Variable(var key, var _)) {
                    resolve(condition, key, free, assignment);
                }
            }
        }
        if (free.isEmpty()) {
            return holdsFor(condition, assignment, wanted);
        }
        approximations.add("the policy variable " + String.join(", ", free) + " in a condition on "
                + condition.keyText() + " was tried with examples only");
        if (!relaxed) {
            return overAssignments(condition, List.copyOf(free), assignment, wanted);
        }
        // What has to match may match whatever a variable stands for; what must not match can always be avoided.
        boolean matching = wanted != condition.operator().negated();
        return matching ? holdsFor(condition, assignment, wanted) : Formula.always();
    }

    private void resolve(Condition condition, String key, Set<String> free, Map<String, Optional<String>> assignment) {
        Optional<List<String>> known = variables.known(key);
        if (known.isPresent()) {
            // A variable that stands for several values cannot be filled in.
            assignment.put(
                    key, known.get().size() == 1 ? Optional.of(known.get().getFirst()) : Optional.empty());
        } else if (!variables.same(key, condition.key()) || !comparesWholeValues(condition, key)) {
            free.add(key);
        }
    }

    /** Whether the variable stands alone wherever it occurs, so that comparing it with its own key is a tautology. */
    private static boolean comparesWholeValues(Condition condition, String key) {
        return condition.values().stream()
                .map(Condition.Value::template)
                .allMatch(template -> template.parts().size() == 1
                        || template.parts().stream()
                                .noneMatch(
                                        part -> part instanceof Part.Variable(var other, var _) && other.equals(key)));
    }

    private Formula overAssignments(
            Condition condition, List<String> free, Map<String, Optional<String>> assignment, boolean wanted) {
        List<Map<String, Optional<String>>> assignments = new ArrayList<>(List.of(assignment));
        for (String key : free) {
            List<Optional<String>> values = new ArrayList<>();
            Set<String> candidates = new LinkedHashSet<>(variables.candidates(key));
            variables.known(condition.key()).ifPresent(candidates::addAll);
            candidates.forEach(value -> values.add(Optional.of(value)));
            values.add(Optional.empty());
            List<Map<String, Optional<String>>> extended = new ArrayList<>();
            for (Map<String, Optional<String>> before : assignments) {
                for (Optional<String> value : values) {
                    Map<String, Optional<String>> after = new HashMap<>(before);
                    after.put(key, value);
                    extended.add(after);
                }
            }
            assignments = extended.size() > VariableValues.MOST_ASSIGNMENTS
                    ? extended.subList(0, VariableValues.MOST_ASSIGNMENTS)
                    : extended;
        }
        List<Formula> alternatives = new ArrayList<>();
        for (Map<String, Optional<String>> complete : assignments) {
            List<Formula> parts = new ArrayList<>();
            for (String key : free) {
                Optional<String> value = complete.getOrDefault(key, Optional.empty());
                parts.add(new Formula.Holds(
                        key,
                        value.map(text -> Choice.all(ValueSet.exactly(text))).orElse(Choice.absent())));
            }
            parts.add(holdsFor(condition, complete, wanted));
            alternatives.add(Formula.all(parts));
        }
        return Formula.any(alternatives);
    }

    private static Formula ofNull(Condition condition, boolean wanted) {
        List<Formula> alternatives = new ArrayList<>();
        for (Condition.Value value : condition.values()) {
            boolean absent = value.text().equalsIgnoreCase("true");
            boolean present = value.text().equalsIgnoreCase("false");
            if (absent || present) {
                alternatives.add(new Formula.Holds(condition.key(), absent ? Choice.absent() : Choice.present()));
            }
        }
        if (wanted) {
            return Formula.any(alternatives);
        }
        List<Formula> opposites = new ArrayList<>();
        for (Formula alternative : alternatives) {
            if (alternative instanceof Formula.Holds(var key, var choice)) {
                opposites.add(new Formula.Holds(key, choice.mayBeAbsent() ? Choice.present() : Choice.absent()));
            }
        }
        return Formula.all(opposites);
    }

    /**
     * What decides in doubt decides here: an Allow holds when it may hold, a Deny fails when it may fail.
     *
     * @param wanted whether the condition of an Allow has to hold or that of a Deny to fail
     */
    private Formula holdsFor(Condition condition, Map<String, Optional<String>> assignment, boolean wanted) {
        ConditionOperator operator = condition.operator();
        if (operator == ConditionOperator.UNRECOGNIZED) {
            return Formula.always();
        }
        boolean negated = operator.negated();
        boolean dropDoubtful = wanted == negated;
        List<PassingValues> tests = new ArrayList<>();
        boolean unresolved = false;
        boolean malformed = false;
        for (Condition.Value value : condition.values()) {
            Optional<List<Part>> parts = resolved(value.template(), assignment);
            if (parts.isEmpty()) {
                unresolved = true;
                continue;
            }
            boolean doubtful = OperatorValues.isDoubtful(operator, parts.get());
            malformed |= doubtful;
            if (!(dropDoubtful && doubtful)) {
                Optional<PassingValues> test = OperatorValues.accepted(operator, parts.get());
                test.ifPresent(tests::add);
                malformed |= test.isEmpty();
            }
        }
        ValueSet in = ValueSet.anyOf(tests).and(OperatorValues.comparable(operator));
        ValueSet out = ValueSet.noneOf(tests);
        if (wanted) {
            return holdsFor(condition, negated ? out : in);
        }
        return failsFor(
                condition, failures(in, out, negated, unresolved || malformed, OperatorValues.comparable(operator)));
    }

    /** @param holds the values for which the operator holds */
    private Formula holdsFor(Condition condition, ValueSet holds) {
        String key = condition.key();
        return switch (condition.qualifier()) {
            case NONE -> {
                Choice choice = Choice.some(holds);
                boolean absentToo = condition.ifExists() || condition.operator().negated();
                yield new Formula.Holds(key, absentToo ? choice.orAbsent() : choice);
            }
            case FOR_ALL_VALUES -> {
                Formula all = new Formula.Holds(key, Choice.all(holds).orAbsent());
                yield holds.contains("") ? all : Formula.any(List.of(all, nullSet(key)));
            }
            case FOR_ANY_VALUE -> {
                Choice choice = holds.contains("")
                        ? Choice.some(holds).and(Choice.some(EMPTY_TEXT.complement()))
                        : Choice.some(holds);
                yield new Formula.Holds(key, orAbsentInDoubt(condition, choice));
            }
        };
    }

    /** Where AWS may let the condition hold for an absent key, that no access is found without it proves nothing. */
    private Choice orAbsentInDoubt(Condition condition, Choice choice) {
        if (!condition.ifExists()) {
            return choice;
        }
        approximations.add(condition.operatorText() + " on " + condition.keyText()
                + " was taken to fail where the key is absent, and AWS documents both");
        return relaxed ? choice.orAbsent() : choice;
    }

    /** @param failures sets that cover the values for which the operator does not hold */
    private static Formula failsFor(Condition condition, List<ValueSet> failures) {
        String key = condition.key();
        List<Formula> alternatives = new ArrayList<>();
        for (ValueSet failure : failures) {
            alternatives.add(new Formula.Holds(
                    key,
                    switch (condition.qualifier()) {
                        case NONE -> {
                            boolean absentToo =
                                    condition.ifExists() || condition.operator().negated();
                            yield absentToo
                                    ? Choice.some(failure)
                                    : Choice.some(failure).orAbsent();
                        }
                        case FOR_ALL_VALUES ->
                            failure.contains("")
                                    ? Choice.some(failure).and(Choice.some(EMPTY_TEXT.complement()))
                                    : Choice.some(failure);
                        case FOR_ANY_VALUE -> Choice.all(failure).orAbsent();
                    }));
        }
        if (condition.qualifier() == SetQualifier.FOR_ANY_VALUE) {
            alternatives.add(nullSet(key));
        }
        return Formula.any(alternatives);
    }

    /** To a set operator, values that are empty are none. */
    private static Formula nullSet(String key) {
        return new Formula.Holds(key, Choice.all(EMPTY_TEXT));
    }

    /** The values for which the operator does not hold, as sets that cover them together. */
    private static List<ValueSet> failures(
            ValueSet in, ValueSet out, boolean negated, boolean mayFail, ValueSet comparable) {
        if (negated && mayFail) {
            return List.of(ValueSet.everything());
        }
        if (!negated) {
            return comparable.isEverything() ? List.of(out) : List.of(out, incomparable(comparable));
        }
        return comparable.isEverything() ? List.of(in) : List.of(in, incomparable(comparable));
    }

    private static ValueSet incomparable(ValueSet comparable) {
        return comparable.complement();
    }

    /** Empty where a variable has no value. */
    private static Optional<List<Part>> resolved(Template template, Map<String, Optional<String>> assignment) {
        List<Part> parts = new ArrayList<>();
        for (Part part : template.parts()) {
            if (!(part instanceof Part.Variable(var key, var defaultValue))) {
                parts.add(part);
                continue;
            }
            Optional<String> value = assignment.get(key);
            if (value == null) {
                // The variable is the very key that it is compared with, or may stand for anything.
                parts.add(new Part.AnyRun());
            } else if (value.isPresent()) {
                parts.add(new Part.Literal(value.get()));
            } else if (defaultValue != null) {
                parts.add(new Part.Literal(defaultValue));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(parts);
    }
}
