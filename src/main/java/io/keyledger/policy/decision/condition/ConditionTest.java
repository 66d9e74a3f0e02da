package io.keyledger.policy.decision.condition;

import io.keyledger.policy.language.Condition;
import io.keyledger.policy.language.ConditionOperator;
import io.keyledger.policy.language.SetQualifier;
import io.keyledger.policy.request.RequestContext;
import java.util.Arrays;
import java.util.List;

/** One condition, compiled. */
public final class ConditionTest {
    private static final Match MALFORMED_ARN = Match.maybe(Doubt.MALFORMED_ARN_PATTERN);
    private static final Match MALFORMED_VALUE = Match.maybe(Doubt.MALFORMED_CONDITION_VALUE);
    private static final Match UNCOMPARABLE = Match.maybe(Doubt.MALFORMED_REQUEST_VALUE);
    private static final Match UNRESOLVED = Match.maybe(Doubt.UNRESOLVED_VARIABLE);
    private static final Match NOT_EVEN_IF_EXISTS = Match.NO.doubting(Doubt.IF_EXISTS_WITH_FOR_ANY_VALUE);

    private final Condition condition;
    private final boolean negated;
    private final ValueTest[] tests;

    private ConditionTest(Condition condition, ValueTest[] tests) {
        this.condition = condition;
        this.negated = condition.operator().negated();
        this.tests = tests;
    }

    public static ConditionTest of(Condition condition) {
        List<Condition.Value> values = condition.values();
        ValueTest[] tests = new ValueTest[values.size()];
        Arrays.setAll(
                tests,
                index -> ValueTests.of(condition.operator(), values.get(index).template()));
        return new ConditionTest(condition, tests);
    }

    public Match matches(RequestContext context) {
        List<String> values = context.values(condition.key());
        if (condition.operator() == ConditionOperator.UNRECOGNIZED) {
            return Match.maybe(Doubt.UNKNOWN_OPERATOR);
        }
        if (condition.operator() == ConditionOperator.NULL) {
            return Match.of(expectsMissing(values.isEmpty()));
        }
        if (values.isEmpty()) {
            return withoutTheKey();
        }
        if (condition.qualifier() != SetQualifier.NONE && isNullSet(values)) {
            return Match.of(condition.qualifier() == SetQualifier.FOR_ALL_VALUES);
        }
        if (values.size() == 1) {
            return matches(values.getFirst(), context);
        }
        return switch (condition.qualifier()) {
            case FOR_ALL_VALUES -> all(values, context);
            case FOR_ANY_VALUE -> any(values, context);
            case NONE -> {
                Match all = all(values, context);
                Match any = any(values, context);
                yield all.truth() == any.truth() ? any : Match.maybe(Doubt.SEVERAL_VALUES_WITHOUT_QUALIFIER);
            }
        };
    }

    private Match withoutTheKey() {
        return switch (condition.qualifier()) {
            case FOR_ALL_VALUES -> Match.YES;
            case FOR_ANY_VALUE -> condition.ifExists() ? NOT_EVEN_IF_EXISTS : Match.NO;
            case NONE -> Match.of(negated || condition.ifExists());
        };
    }

    /** To a set operator "a null data set, such as an empty string" is as good as no key (IAM User Guide). */
    private static boolean isNullSet(List<String> values) {
        for (String value : values) {
            if (!value.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private boolean expectsMissing(boolean missing) {
        for (Condition.Value value : condition.values()) {
            if (value.text().equalsIgnoreCase(missing ? "true" : "false")) {
                return true;
            }
        }
        return false;
    }

    private Match all(List<String> values, RequestContext context) {
        Match all = Match.YES;
        for (String value : values) {
            all = all.and(matches(value, context));
        }
        return all;
    }

    private Match any(List<String> values, RequestContext context) {
        Match any = Match.NO;
        for (String value : values) {
            any = any.or(matches(value, context));
        }
        return any;
    }

    /** Whether the operator, negation included, holds for one value of the request. */
    private Match matches(String value, RequestContext context) {
        Match otherwise = Match.of(negated);
        for (ValueTest test : tests) {
            switch (test.compare(value, context)) {
                case MATCHES -> {
                    return Match.of(!negated);
                }
                case DIFFERS -> {}
                case MAY_MATCH -> otherwise = doubtful(otherwise, MALFORMED_ARN);
                case MALFORMED -> otherwise = negated ? doubtful(otherwise, MALFORMED_VALUE) : otherwise;
                case UNRESOLVED -> otherwise = negated ? doubtful(otherwise, UNRESOLVED) : otherwise;
                case UNCOMPARABLE -> {
                    return negated ? UNCOMPARABLE : Match.NO;
                }
            }
        }
        return otherwise;
    }

    /** Of several doubts the first is enough. */
    private static Match doubtful(Match otherwise, Match doubt) {
        return otherwise.isCertain() ? doubt : otherwise;
    }
}
