package io.keyledger.policy.search.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValueSetTest {
    @Test
    void preferredValuesComeFirst() {
        ValueSet set = ValueSet.matching(GlobSet.like("s3.*"));
        assertThat(set.sample(List.of("ec2.amazonaws.com", "s3.us-east-1.amazonaws.com")))
                .isEqualTo(new Sample.Value("s3.us-east-1.amazonaws.com"));
    }

    @Test
    void twoHalvesOfTheInternetLeaveNothing() {
        assertThat(outside("0.0.0.0/1", "128.0.0.0/1", "::/0").and(addresses()).sample(List.of()))
                .isEqualTo(new Sample.Empty());
        assertThat(outside("0.0.0.0/1", "128.0.0.0/2", "::/0").and(addresses()).sample(List.of()))
                .isInstanceOfSatisfying(
                        Sample.Value.class,
                        value -> assertThat(within("192.0.0.0/2").contains(value.value()))
                                .isTrue());
        assertThat(outside("0.0.0.0/0", "::/1").and(addresses()).sample(List.of()))
                .isInstanceOfSatisfying(
                        Sample.Value.class,
                        value -> assertThat(within("8000::/1").contains(value.value()))
                                .isTrue());
    }

    @Test
    void networksOfDifferentVersionsNeverMeet() {
        assertThat(within("0.0.0.0/0").contains("::1")).isFalse();
        assertThat(within("::/0").contains("127.0.0.1")).isFalse();
    }

    @Test
    void networksThatOverlapHaveACommonAddress() {
        assertThat(within("10.0.0.0/8").and(within("10.1.0.0/16")).sample(List.of()))
                .isEqualTo(new Sample.Value("10.1.0.0"));
        assertThat(within("10.0.0.0/8").and(within("11.0.0.0/8")).sample(List.of()))
                .isEqualTo(new Sample.Empty());
    }

    @Test
    void aNumberBetweenTwoBoundariesIsFound() {
        ValueSet between = number(OrderedComparison.GREATER, "7").and(number(OrderedComparison.LESS, "8"));
        assertThat(between.sample(List.of())).isEqualTo(new Sample.Value("7.5"));
        assertThat(between.and(number(OrderedComparison.GREATER, "8")).sample(List.of()))
                .isEqualTo(new Sample.Empty());
        assertThat(number(OrderedComparison.EQUAL, "30").contains("30.0")).isTrue();
    }

    @Test
    void aMomentBetweenTwoBoundariesIsFound() {
        ValueSet between = date(OrderedComparison.GREATER, "2026-01-01T00:00:00Z")
                .and(date(OrderedComparison.LESS, "2026-01-01T00:00:02Z"));
        assertThat(between.sample(List.of())).isEqualTo(new Sample.Value("2026-01-01T00:00:01Z"));
        assertThat(between.contains("1767225601")).isTrue();
    }

    @Test
    void aTextThatMustAlsoBeANumberIsNotCalledEmptyTooSoon() {
        ValueSet mixed = ValueSet.matching(GlobSet.like("4*")).and(number(OrderedComparison.GREATER, "400"));
        assertThat(mixed.sample(List.of())).isNotEqualTo(new Sample.Empty());
    }

    @Test
    void nothingIsInASetWithoutTests() {
        assertThat(ValueSet.anyOf(List.of()).sample(List.of("x"))).isEqualTo(new Sample.Empty());
        assertThat(ValueSet.noneOf(List.of()).sample(List.of("x"))).isEqualTo(new Sample.Value("x"));
    }

    private static ValueSet number(OrderedComparison comparison, String boundary) {
        return ValueSet.anyOf(List.of(new PassingValues.Numeric(comparison, new BigDecimal(boundary))));
    }

    private static ValueSet date(OrderedComparison comparison, String boundary) {
        return ValueSet.anyOf(List.of(new PassingValues.Date(comparison, Instant.parse(boundary))));
    }

    private static ValueSet addresses() {
        return within("0.0.0.0/0", "::/0");
    }

    private static ValueSet within(String... networks) {
        return ValueSet.anyOf(parse(networks));
    }

    private static ValueSet outside(String... networks) {
        return ValueSet.noneOf(parse(networks));
    }

    private static List<PassingValues.Network> parse(String... networks) {
        return Arrays.stream(networks)
                .map(network -> PassingValues.Network.parse(network).orElseThrow())
                .toList();
    }
}
