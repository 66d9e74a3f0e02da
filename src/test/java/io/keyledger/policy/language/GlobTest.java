package io.keyledger.policy.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.policy.language.Template.Part;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    private static final List<Part> STAR_AS_TEXT = List.of(new Part.Literal("a*"));

    @ParameterizedTest
    @CsvSource({
        "a,      a,       true",
        "a,      A,       false",
        "a,      ab,      false",
        "'',     '',      true",
        "'',     a,       false",
        "*,      '',      true",
        "a*,     a,       true",
        "a*,     b,       false",
        "?,      '',      false",
        "?,      ab,      false",
        "a?c,    abc,     true",
        "*c,     abcbc,   true",
        "*bc,    abcbd,   false",
        "a*b*c,  axbybzc, true",
        "a*b?,   ab,      false",
        "a**,    a,       true",
        "a*?,    abb,     true"
    })
    void matchesTheWholeText(String pattern, String text, boolean expected) {
        assertThat(Glob.of(pattern).matches(text)).isEqualTo(expected);
    }

    @Test
    void aStarThatIsTextMatchesItself() {
        assertThat(Glob.of(STAR_AS_TEXT).matches("a*")).isTrue();
        assertThat(Glob.of(STAR_AS_TEXT).matches("ab")).isFalse();
    }

    @Test
    void isEqualToWhatMatchesTheSame() {
        Glob glob = Glob.of("a*");

        assertThat(glob)
                .isEqualTo(Glob.of(List.of(new Part.Literal("a"), new Part.AnyRun())))
                .hasSameHashCodeAs(Glob.of("a*"))
                .hasToString("a*");
        assertThat(glob)
                .isNotEqualTo(Glob.of(STAR_AS_TEXT))
                .isNotEqualTo(Glob.of("b*"))
                .isNotEqualTo("a*");
        assertThat(glob.hashCode()).isNotEqualTo(Glob.of("b*").hashCode());
    }
}
