package io.keyledger.policy.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.policy.language.Template.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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

    @ParameterizedTest
    @CsvSource({
        "a*,*b,true,false",
        "a*,ab*,true,true",
        "ab*,a*,true,false",
        "*,*,true,true",
        "*,?,true,true",
        "?,*,true,false",
        "a?,a*,true,false",
        "a?,a??,false,false",
        "*/logs/*,ledger/*,true,false",
        "ledger/*,archive/*,false,false",
        "**a,*a,true,true",
        "'',*,true,false",
        "'',a,false,false",
    })
    void comparesPatterns(String pattern, String other, boolean overlaps, boolean covers) {
        assertThat(Glob.of(pattern).overlaps(Glob.of(other))).isEqualTo(overlaps);
        assertThat(Glob.of(pattern).covers(Glob.of(other))).isEqualTo(covers);
    }

    @Test
    void agreesWithWhatShortTextsMatch() {
        Random random = new Random(20_261_127);
        List<String> texts = texts(5);
        for (int i = 0; i < 3_000; i++) {
            String first = pattern(random);
            String second = pattern(random);
            Glob pattern = Glob.of(first);
            Glob other = Glob.of(second);
            List<String> both = texts.stream()
                    .filter(text -> pattern.matches(text) && other.matches(text))
                    .toList();
            assertThat(pattern.overlaps(other)).as("%s and %s", first, second).isEqualTo(!both.isEmpty());
            assertThat(other.overlaps(pattern)).isEqualTo(!both.isEmpty());
            if (pattern.covers(other)) {
                assertThat(both)
                        .as("%s covers %s", first, second)
                        .isEqualTo(texts.stream().filter(other::matches).toList());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "*,                         arn:a:b:c:d:e,   true",
        "arn:a:*,                   arn:a:b:c:d:e,   true",
        "arn:a:b*:e,                arn:a:b:c:d:e,   true",
        "arn:a:b*d:e,               arn:a:b:c:d:e,   false",
        "arn:a:*b:c:d:e,            arn:a:xb:c:d:e,  true",
        "arn:a:*b:c:d:e,            arn:a:x:b:c:d:e, false",
        "arn:a:**:e,                arn:a:b:c:d:e,   true",
        "arn:a:b?c:d:e,             arn:a:b:c:d:e,   false",
        "arn:a:?:?:?:e,             arn:a:b:c:d:e,   true",
        "arn:a:b:c:d:e*g,           arn:a:b:c:d:e:g, true",
        "arn:a:b:c:d:e?g,           arn:a:b:c:d:e:g, true",
        "*e,                        arn:a:b:c:d:e,   false",
        "arn:a:x*y*:e,              arn:a:xzy:c:d:e, true",
        "arn:a:x*y*:e,              arn:a:xz:y:d:e,  false",
    })
    void aWildcardOfAResourceStaysInItsSegmentUnlessItEndsIt(String pattern, String arn, boolean expected) {
        assertThat(resource(pattern).matches(arn)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "arn:a:*b:c:d:*, arn:a:xb:c:d:*, true,  true",
        "arn:a:*b:c:d:*, arn:a:*,        true,  false",
        "arn:a:*b:c:d:*, arn:a:?:c:d:e,  true,  false",
        "arn:a:x?:c:d:*, arn:a:xb:c:d:e, true,  true",
        "arn:a:x?:c:d:*, arn:a:x*:c:d:e, true,  false",
        "arn:a:x*y:d:*,  arn:a:x:y:d:e,  false, false",
    })
    void comparesResources(String pattern, String other, boolean overlaps, boolean covers) {
        assertThat(resource(pattern).overlaps(Glob.of(other))).isEqualTo(overlaps);
        assertThat(Glob.of(other).overlaps(resource(pattern))).isEqualTo(overlaps);
        assertThat(resource(pattern).covers(Glob.of(other))).isEqualTo(covers);
    }

    private static Glob resource(String pattern) {
        return Glob.ofResource(Template.of(pattern, true, false).parts());
    }

    private static List<String> texts(int longest) {
        List<String> texts = new ArrayList<>(List.of(""));
        for (int i = 0; i < texts.size() && texts.get(i).length() < longest; i++) {
            texts.add(texts.get(i) + "a");
            texts.add(texts.get(i) + "b");
        }
        return texts;
    }

    private static String pattern(Random random) {
        StringBuilder pattern = new StringBuilder();
        for (int length = random.nextInt(4); length > 0; length--) {
            pattern.append("ab*?".charAt(random.nextInt(4)));
        }
        return pattern.toString();
    }
}
