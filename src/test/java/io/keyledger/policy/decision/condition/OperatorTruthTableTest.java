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
 * Every operator against every state of its key: missing, matching, other, mixed; without and with a set qualifier,
 * without and with IfExists.
 */
class OperatorTruthTableTest {
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
        assertThat(everyOperator()).hasSize(26 * 27);
    }

    private static List<DynamicNode> rows(ConditionOperator operator) {
        Sample sample = sample(operator);
        boolean negated = operator.negated();
        String name = operator.text();
        List<String> match = List.of(sample.matching());
        List<String> other = List.of(sample.other());
        List<String> mixed = List.of(sample.matching(), sample.other());
        List<DynamicNode> rows = new ArrayList<>();
        for (boolean ifExists : new boolean[] {false, true}) {
            String suffix = ifExists ? "IfExists" : "";
            rows.add(row(name + suffix, sample, List.of(), negated || ifExists));
            rows.add(row(name + suffix, sample, match, !negated));
            rows.add(row(name + suffix, sample, other, negated));
            rows.add(row("ForAllValues:" + name + suffix, sample, List.of(), true));
            rows.add(row("ForAllValues:" + name + suffix, sample, match, !negated));
            rows.add(row("ForAllValues:" + name + suffix, sample, other, negated));
            rows.add(row("ForAllValues:" + name + suffix, sample, mixed, false));
            rows.add(row("ForAllValues:" + name + suffix, sample, List.of(sample.other(), sample.other()), negated));
            rows.add(row("ForAnyValue:" + name + suffix, sample, List.of(), ifExists));
            rows.add(row("ForAnyValue:" + name + suffix, sample, match, !negated));
            rows.add(row("ForAnyValue:" + name + suffix, sample, other, negated));
            rows.add(row("ForAnyValue:" + name + suffix, sample, mixed, true));
            rows.add(row("ForAnyValue:" + name + suffix, sample, List.of(sample.other(), sample.other()), negated));
        }
        rows.add(dynamicTest(
                name + " without qualifier on several values is not certain",
                () -> assertThat(condition(name, sample.policy()).matches(context(mixed)))
                        .isEqualTo(Match.maybe(Doubt.SEVERAL_VALUES_WITHOUT_QUALIFIER))));
        return rows;
    }

    private static DynamicNode row(String operator, Sample sample, List<String> values, boolean expected) {
        return dynamicTest(
                operator + " " + sample.policy() + " on " + values + " is " + expected,
                () -> assertThat(condition(operator, sample.policy()).matches(context(values)))
                        .isEqualTo(Match.of(expected)));
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

    @TestFactory
    Stream<DynamicNode> valuesOfTheWrongFormNeverMatch() {
        return Stream.of(
                        List.of("NumericEquals", "ten", "10"),
                        List.of("NumericEquals", "10", "ten"),
                        List.of("NumericNotEquals", "10", "ten"),
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
                        List.of("ArnEquals", "arn:aws:s3:::b", "b"),
                        List.of("ArnNotEquals", "arn:aws:s3:::b", "b"))
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
    }

    @Test
    void anAddressOfTheWrongFormIsInNoRange() {
        assertThat(condition("NotIpAddress", "10.0.0.0/8").matches(context(List.of("cloudformation.amazonaws.com"))))
                .isEqualTo(Match.YES);
    }
}
