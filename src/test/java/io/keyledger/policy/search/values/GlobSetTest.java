package io.keyledger.policy.search.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GlobSetTest {
    @Test
    void aWildcardStaysInsideItsComponentOfAnArn() {
        GlobSet roles = GlobSet.arn("arn:aws:iam::*:role/x*");

        assertThat(roles.matches("arn:aws:iam::444455556666:role/xyz")).isTrue();
        assertThat(roles.matches("arn:aws:iam::444455556666:user:role/xyz")).isFalse();
        assertThat(roles.matches("arn:aws:iam::444455556666:role/x:y:z")).isTrue();
        assertThat(GlobSet.arn("arn:*:role/x").matches("arn:aws:iam::444455556666:role/x"))
                .isFalse();
    }

    @Test
    void caseIsIgnoredOnlyWhereAsked() {
        assertThat(GlobSet.ignoringCase("True").matches("tRUE")).isTrue();
        assertThat(GlobSet.exactly("True").matches("true")).isFalse();
    }

    @Test
    void everyExampleMatchesItsGlob() {
        for (String pattern : new String[] {"*", "a*b?c", "??", "arn:aws:iam::*:role/x*", "x"}) {
            GlobSet like = GlobSet.like(pattern);
            assertThat(like.examples()).allMatch(like::matches);
            GlobSet arn = GlobSet.arn(pattern);
            assertThat(arn.examples()).allMatch(arn::matches);
        }
    }

    @Test
    void matchingAgreesWithRegularExpressions() {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            String pattern = text(random, "ab:*?", 7);
            String value = text(random, "ab:", 8);
            String like = pattern.replace("*", ".*").replace("?", ".");
            assertThat(GlobSet.like(pattern).matches(value))
                    .as("%s like %s", value, pattern)
                    .isEqualTo(Pattern.matches(like, value));
            GlobSet narrow = narrow(pattern);
            String inside = pattern.replace("*", "[^:]*").replace("?", "[^:]");
            assertThat(narrow.matches(value))
                    .as("%s without colons like %s", value, pattern)
                    .isEqualTo(Pattern.matches(inside, value));
        }
    }

    private static GlobSet narrow(String pattern) {
        GlobSet.Builder builder = GlobSet.builder();
        for (int i = 0; i < pattern.length(); i++) {
            char character = pattern.charAt(i);
            switch (character) {
                case '*' -> builder.many(CharacterSet.Kind.NOT_COLON);
                case '?' -> builder.one(CharacterSet.Kind.NOT_COLON);
                default -> builder.literal(character);
            }
        }
        return builder.build();
    }

    static String text(Random random, String letters, int longest) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(longest + 1); length > 0; length--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }
}
