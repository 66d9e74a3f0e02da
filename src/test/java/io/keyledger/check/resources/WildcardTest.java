package io.keyledger.check.resources;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest {
    @ParameterizedTest
    @CsvSource({
        "abc, abc, true",
        "abc, abcd, false",
        "abcd, abc, false",
        "*, '', true",
        "'', '', true",
        "'', a, false",
        "a*, a, true",
        "a*c, abbc, true",
        "a*c, abb, false",
        "*a*b*, xxaxxbxx, true",
        "*ab, aab, true",
        "*aab, aaaab, true",
        "a**b, ab, true",
        "a.c, abc, false",
    })
    void starStandsForAnyText(String pattern, String text, boolean matches) {
        assertThat(Wildcard.matches(pattern, text)).isEqualTo(matches);
    }
}
