package io.keyledger.policy.decision.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The truth tables. A value is written with its doubts: {@code no}, {@code maybe a}, {@code yes a b}. */
class MatchTest {
    private static Match match(String text) {
        String[] words = text.split(" ", -1);
        EnumSet<Doubt> doubts = EnumSet.noneOf(Doubt.class);
        for (int i = 1; i < words.length; i++) {
            doubts.add(words[i].equals("a") ? Doubt.UNKNOWN_OPERATOR : Doubt.ROLE_PATH_UNKNOWN);
        }
        return new Match(Match.Truth.valueOf(words[0].toUpperCase(Locale.ROOT)), doubts);
    }

    @ParameterizedTest
    @CsvSource({
        "yes,     yes,     yes",
        "yes,     no,      no",
        "yes,     no b,    no b",
        "yes,     maybe b, maybe b",
        "yes,     yes b,   yes b",
        "no,      no,      no",
        "no,      no b,    no",
        "no,      maybe b, no",
        "no,      yes b,   no",
        "no a,    no b,    no a b",
        "no a,    maybe b, no a",
        "no a,    yes b,   no a",
        "maybe a, maybe b, maybe a b",
        "maybe a, yes b,   maybe a b",
        "yes a,   yes b,   yes a b",
    })
    void bothHoldAsTheWeakerDoes(String first, String second, String expected) {
        assertThat(match(first).and(match(second))).isEqualTo(match(expected));
        assertThat(match(second).and(match(first))).isEqualTo(match(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "yes,     yes b,   yes",
        "yes,     maybe b, yes",
        "yes,     no b,    yes",
        "yes a,   maybe b, yes a",
        "yes a b, yes a,   yes a",
        "maybe a, no b,    maybe a",
        "maybe a, no,      maybe a",
        "no,      no,      no",
        "no,      no b,    no b",
        "no a,    no b,    no a b",
    })
    void oneHoldsAsTheStrongerDoes(String first, String second, String expected) {
        assertThat(match(first).or(match(second))).isEqualTo(match(expected));
        assertThat(match(second).or(match(first))).isEqualTo(match(expected));
    }

    @Test
    void ofTwoThatAreAlikeTheFirstCounts() {
        assertThat(match("yes a").or(match("yes b"))).isEqualTo(match("yes a"));
    }

    @ParameterizedTest
    @CsvSource({"yes, no", "no, yes", "yes a, no a", "no a, yes a", "maybe a, maybe a"})
    void theOppositeIsAsDoubtful(String match, String opposite) {
        assertThat(match(match).negated()).isEqualTo(match(opposite));
    }

    @Test
    void isCertainWithoutADoubtOnly() {
        assertThat(Match.YES.isCertain()).isTrue();
        assertThat(Match.NO.doubting(Doubt.UNKNOWN_OPERATOR).isCertain()).isFalse();
    }
}
