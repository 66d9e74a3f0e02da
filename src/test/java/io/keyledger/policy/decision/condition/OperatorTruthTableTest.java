package io.keyledger.policy.decision.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.keyledger.policy.language.Condition;
import io.keyledger.policy.language.ConditionOperator;
import io.keyledger.policy.language.ParseResult;
import io.keyledger.policy.language.PolicyKind;
import io.keyledger.policy.language.PolicyParser;
import io.keyledger.policy.request.RequestContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every operator against every state of its key: missing, empty, matching, other, mixed; without and with a set
 * qualifier, without and with IfExists. Each row stands beside the words of the IAM User Guide that it follows.
 */
class OperatorTruthTableTest {
    private static final String MATCHING = "matching";
    private static final String NEGATED = "negated matching";
    private static final String ABSENT = "not present in the request context: the condition is false";
    private static final String NEGATED_ABSENT =
            "requires that the key is not matched, and the key is not present: the condition is true";
    private static final String IF_EXISTS = "if the key is not present, evaluate the condition element as true";
    private static final String ALL = "true if every key value in the request matches at least one value in the policy";
    private static final String ALL_ABSENT = "also true if there are no keys in the request";
    private static final String ALL_NULL =
            "also true if the key values resolve to a null data set, such as an empty string";
    private static final String ANY =
            "true if any one of the key values in the request matches any one of the values in the policy";
    private static final String ANY_NULL = "for no matching key or a null dataset, the condition returns false";

    /** A policy value, a request value that it matches, and one that it does not. */
    private record Sample(String policy, String matching, String other) {}

    private static Sample sample(ConditionOperator operator) {
        return switch (operator) {
            case STRING_EQUALS, STRING_NOT_EQUALS -> new Sample("one", "one", "One");
            case STRING_EQUALS_IGNORE_CASE, STRING_NOT_EQUALS_IGNORE_CASE -> new Sample("one", "ONE", "two");
            case STRING_LIKE, STRING_NOT_LIKE -> new Sample("a?c*", "abcd", "ac");
            case NUMERIC_EQUALS, NUMERIC_NOT_EQUALS -> new Sample("10", "10.0", "11");
            case NUMERIC_LESS_THAN -> new Sample("10", "9.99", "10");
            case NUMERIC_LESS_THAN_EQUALS -> new Sample("10", "10", "10.01");
            case NUMERIC_GREATER_THAN -> new Sample("10", "11", "10");
            case NUMERIC_GREATER_THAN_EQUALS -> new Sample("10", "10", "-10");
            case DATE_EQUALS, DATE_NOT_EQUALS -> new Sample("2026-01-01", "2026-01-01T00:00:00Z", "2026-01-02");
            case DATE_LESS_THAN -> new Sample("2026-01-01T00:00:00Z", "1767225599", "1767225600");
            case DATE_LESS_THAN_EQUALS -> new Sample("2026-01-01T00:00:00Z", "1767225600", "1767225601");
            case DATE_GREATER_THAN -> new Sample("2026-01-01T00:00:00Z", "1767225601", "1767225600");
            case DATE_GREATER_THAN_EQUALS -> new Sample("2026-01-01T00:00:00Z", "1767225600000", "1767225599");
            case BOOL -> new Sample("true", "True", "false");
            case BINARY_EQUALS -> new Sample("QQ==", "QQ==", "QUI=");
            case IP_ADDRESS, NOT_IP_ADDRESS -> new Sample("10.0.0.0/9", "10.127.255.255", "10.128.0.0");
            case ARN_EQUALS, ARN_LIKE, ARN_NOT_EQUALS, ARN_NOT_LIKE ->
                new Sample("arn:aws:s3:::b*", "arn:aws:s3:::bucket", "arn:aws:s3:::other");
            case NULL, UNRECOGNIZED -> new Sample("true", "", "");
        };
    }

    private static Stream<ConditionOperator> comparing() {
        return Arrays.stream(ConditionOperator.values())
                .filter(operator -> operator != ConditionOperator.NULL && operator != ConditionOperator.UNRECOGNIZED);
    }

    @TestFactory
    Stream<DynamicNode> everyOperator() {
        return comparing().flatMap(operator -> rows(operator).stream());
    }

    @Test
    void theTableHasEveryOperator() {
        assertThat(everyOperator()).hasSize(26 * 37);
    }

    private static List<DynamicNode> rows(ConditionOperator operator) {
        Sample sample = sample(operator);
        boolean negated = operator.negated();
        String name = operator.text();
        List<String> absent = List.of();
        List<String> empty = List.of("");
        List<String> empties = List.of("", "");
        List<String> match = List.of(sample.matching());
        List<String> other = List.of(sample.other());
        List<String> others = List.of(sample.other(), sample.other());
        List<String> mixed = List.of(sample.matching(), sample.other());
        String plain = negated ? NEGATED : MATCHING;
        List<DynamicNode> rows = new ArrayList<>();
        for (boolean ifExists : new boolean[] {false, true}) {
            String single = name + (ifExists ? "IfExists" : "");
            String withoutKey = ifExists ? IF_EXISTS : negated ? NEGATED_ABSENT : ABSENT;
            rows.add(row(single, sample, absent, Match.of(negated || ifExists), withoutKey));
            rows.add(row(single, sample, empty, ofEmptyText(operator), plain));
            rows.add(row(single, sample, match, Match.of(!negated), plain));
            rows.add(row(single, sample, other, Match.of(negated), plain));
            String all = "ForAllValues:" + single;
            rows.add(row(all, sample, absent, Match.YES, ALL_ABSENT));
            rows.add(row(all, sample, empty, Match.YES, ALL_NULL));
            rows.add(row(all, sample, empties, Match.YES, ALL_NULL));
            rows.add(row(all, sample, match, Match.of(!negated), ALL));
            rows.add(row(all, sample, other, Match.of(negated), ALL));
            rows.add(row(all, sample, mixed, Match.NO, ALL));
            rows.add(row(all, sample, others, Match.of(negated), ALL));
            String any = "ForAnyValue:" + single;
            Match inDoubt = Match.NO.doubting(Doubt.IF_EXISTS_WITH_FOR_ANY_VALUE);
            rows.add(row(any, sample, absent, ifExists ? inDoubt : Match.NO, ANY_NULL));
            rows.add(row(any, sample, empty, Match.NO, ANY_NULL));
            rows.add(row(any, sample, empties, Match.NO, ANY_NULL));
            rows.add(row(any, sample, match, Match.of(!negated), ANY));
            rows.add(row(any, sample, other, Match.of(negated), ANY));
            rows.add(row(any, sample, mixed, Match.YES, ANY));
            rows.add(row(any, sample, others, Match.of(negated), ANY));
        }
        rows.add(row(name, sample, mixed, Match.maybe(Doubt.SEVERAL_VALUES_WITHOUT_QUALIFIER), "not documented"));
        return rows;
    }

    /** Without a set operator, an empty text is a value like another; it is no ARN, no number and no date. */
    private static Match ofEmptyText(ConditionOperator operator) {
        boolean comparable = switch (operator.type()) {
            case ARN, NUMERIC, DATE -> false;
            case STRING, BOOL, BINARY, IP_ADDRESS, NULL, UNKNOWN -> true;
        };
        return operator.negated() && !comparable
                ? Match.maybe(Doubt.MALFORMED_REQUEST_VALUE)
                : Match.of(operator.negated());
    }

    private static DynamicNode row(
            String operator, Sample sample, List<String> values, Match expected, String wordsOfTheGuide) {
        return dynamicTest(
                operator + " " + sample.policy() + " on " + values + " is " + expected.truth() + ": " + wordsOfTheGuide,
                () -> assertThat(condition(operator, sample.policy()).matches(context(values)))
                        .isEqualTo(expected));
    }

    private static RequestContext context(List<String> values) {
        return RequestContext.of(Map.of("test:Key", values));
    }

    private static ConditionTest condition(String operator, String value) {
        return ConditionTest.of(parsed("{\"" + operator + "\":{\"test:key\":\"" + value + "\"}}"));
    }

    private static Condition parsed(String condition) {
        String policy = "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":"
                + "\"*\",\"Condition\":" + condition + "}}";
        return switch (PolicyParser.parse(PolicyKind.IDENTITY, policy)) {
            case ParseResult.Parsed(var parsed) ->
                parsed.statements().getFirst().conditions().getFirst();
            case ParseResult.Rejected rejected -> throw new AssertionError(rejected.toString());
        };
    }

    @TestFactory
    Stream<DynamicNode> nullLooksAtPresenceOnly() {
        return Stream.of("true", "false", "True")
                .flatMap(value -> Stream.of(List.<String>of(), List.of(""), List.of("a", "b"))
                        .map(values -> dynamicTest(
                                "Null " + value + " on " + values,
                                () -> assertThat(condition("Null", value).matches(context(values)))
                                        .isEqualTo(Match.of(value.equalsIgnoreCase("true") == values.isEmpty())))));
    }

    @Test
    void anUnknownOperatorMayHold() {
        assertThat(condition("StringSmells", "x").matches(RequestContext.EMPTY))
                .isEqualTo(Match.maybe(Doubt.UNKNOWN_OPERATOR));
    }

    @Test
    void anArnPatternWithTooFewPartsMayMatch() {
        assertThat(condition("ArnLike", "arn:aws:iam::*").matches(context(List.of("arn:aws:iam::111122223333:root"))))
                .isEqualTo(Match.maybe(Doubt.MALFORMED_ARN_PATTERN));
        assertThat(condition("ArnLike", "arn:aws:sts::*").matches(context(List.of("arn:aws:iam::111122223333:root"))))
                .isEqualTo(Match.NO);
    }

    @Test
    void aVariableWithoutValueIsNullToEachOperator() {
        for (String operator : List.of("StringEquals", "StringLike", "StringEqualsIgnoreCase", "ArnLike", "Bool")) {
            assertThat(condition(operator, "${aws:PrincipalTag/none}").matches(context(List.of("true"))))
                    .as("%s: operators like StringEquals do not match", operator)
                    .isEqualTo(Match.NO);
        }
        for (String operator : List.of("StringNotEquals", "StringNotLike", "StringNotEqualsIgnoreCase")) {
            assertThat(condition(operator, "${aws:PrincipalTag/none}").matches(context(List.of("true"))))
                    .as("%s: inverted condition operators do match against a null value", operator)
                    .isEqualTo(Match.maybe(Doubt.UNRESOLVED_VARIABLE));
        }
    }

    @Test
    void anEmptyStringAmongOtherValuesIsAValue() {
        assertThat(condition("ForAllValues:StringEquals", "one").matches(context(List.of("", "one"))))
                .isEqualTo(Match.NO);
        assertThat(condition("ForAnyValue:StringEquals", "").matches(context(List.of("", "one"))))
                .isEqualTo(Match.YES);
    }

    @TestFactory
    Stream<DynamicNode> valuesOfTheWrongFormNeverMatch() {
        return Stream.of(
                        List.of("NumericEquals", "ten", "10"),
                        List.of("NumericEquals", "10", "ten"),
                        List.of("NumericLessThan", "10", "1e9999"),
                        List.of("DateEquals", "2026-13-01", "2026-01-01"),
                        List.of("DateLessThan", "2026-01-01", "yesterday"),
                        List.of("Bool", "yes", "yes"),
                        List.of("BinaryEquals", "%%%", "%%%"),
                        List.of("BinaryEquals", "QQ==", "%%%"),
                        List.of("IpAddress", "10.0.0.0/33", "10.0.0.0"),
                        List.of("IpAddress", "10.0.0/8", "10.0.0.0"),
                        List.of("IpAddress", "10.0.0.0/8", "10.0.0"),
                        List.of("IpAddress", "::/129", "::1"),
                        List.of("IpAddress", "fe80::1%eth0", "fe80::1"),
                        List.of("ArnEquals", "arn:aws:s3:::b", "b"))
                .map(row -> dynamicTest(
                        row.toString(),
                        () -> assertThat(condition(row.get(0), row.get(1)).matches(context(List.of(row.get(2)))))
                                .isEqualTo(Match.NO)));
    }

    @Test
    void aValueOfTheWrongFormMayHoldUnderANegatedOperator() {
        assertThat(condition("NumericNotEquals", "ten").matches(context(List.of("10"))))
                .isEqualTo(Match.maybe(Doubt.MALFORMED_CONDITION_VALUE));
        assertThat(condition("NotIpAddress", "10.0.0.0/33").matches(context(List.of("10.0.0.0"))))
                .isEqualTo(Match.maybe(Doubt.MALFORMED_CONDITION_VALUE));
        assertThat(condition("DateNotEquals", "soon").matches(context(List.of("2026-01-01"))))
                .isEqualTo(Match.maybe(Doubt.MALFORMED_CONDITION_VALUE));
        assertThat(condition("ArnNotLike", "111122223333").matches(context(List.of("arn:aws:iam::111122223333:root"))))
                .isEqualTo(Match.maybe(Doubt.MALFORMED_CONDITION_VALUE));
        assertThat(condition("ArnNotLike", "arn:aws:iam::*")
                        .matches(context(List.of("arn:aws:iam::111122223333:root"))))
                .isEqualTo(Match.maybe(Doubt.MALFORMED_ARN_PATTERN));
    }

    @Test
    void aRequestOfTheWrongFormMayBeHeldByANegatedOperator() {
        for (List<String> row : List.of(
                List.of("NumericNotEquals", "10"),
                List.of("DateNotEquals", "2026-01-01"),
                List.of("ArnNotEquals", "arn:aws:s3:::b"),
                List.of("ArnNotLike", "arn:aws:s3:::b"))) {
            assertThat(condition(row.get(0), row.get(1)).matches(context(List.of("b"))))
                    .as(row.toString())
                    .isEqualTo(Match.maybe(Doubt.MALFORMED_REQUEST_VALUE));
        }
    }

    @Test
    void anAddressOfTheWrongFormIsInNoRange() {
        assertThat(condition("NotIpAddress", "10.0.0.0/8").matches(context(List.of("cloudformation.amazonaws.com"))))
                .isEqualTo(Match.YES);
    }
}
