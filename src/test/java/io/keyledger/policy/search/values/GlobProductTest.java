package io.keyledger.policy.search.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GlobProductTest {
    @Test
    void theShortestMemberIsFound() {
        assertThat(shortest(
                        List.of(List.of(GlobSet.like("a*")), List.of(GlobSet.like("*b"))),
                        List.of(GlobSet.exactly("ab"))))
                .isInstanceOfSatisfying(
                        Sample.Value.class,
                        value -> assertThat(value.value())
                                .hasSize(3)
                                .startsWith("a")
                                .endsWith("b"));
    }

    @Test
    void patternsThatExcludeEachOtherHaveNoMember() {
        assertThat(shortest(List.of(List.of(GlobSet.like("a*")), List.of(GlobSet.like("b*"))), List.of()))
                .isEqualTo(new Sample.Empty());
        assertThat(shortest(List.of(List.of(GlobSet.like("a*"))), List.of(GlobSet.like("*"))))
                .isEqualTo(new Sample.Empty());
        assertThat(shortest(List.of(List.of(GlobSet.like("?*"))), List.of(GlobSet.like("*?"))))
                .isEqualTo(new Sample.Empty());
    }

    @Test
    void aCharacterThatNoPatternNamesIsTried() {
        assertThat(shortest(List.of(List.of(GlobSet.like("?"))), List.of(GlobSet.exactly("x"), GlobSet.exactly("y"))))
                .isInstanceOf(Sample.Value.class);
    }

    @Test
    void accountNumbersAreMadeOfDigits() {
        GlobSet account = GlobSet.builder().times(12, CharacterSet.Kind.DIGIT).build();
        assertThat(shortest(List.of(List.of(account), List.of(GlobSet.like("1*"))), List.of(GlobSet.like("10*"))))
                .isInstanceOfSatisfying(
                        Sample.Value.class, value -> assertThat(value.value()).matches("1[1-9][0-9]{10}"));
    }

    @Test
    void patternsLongerThanAWordOfBitsAreHandled() {
        String name = "n".repeat(150);
        assertThat(shortest(List.of(List.of(GlobSet.like(name + "*")), List.of(GlobSet.like("*" + name))), List.of()))
                .isEqualTo(new Sample.Value(name));
        assertThat(shortest(List.of(List.of(GlobSet.like(name + "?")), List.of(GlobSet.like(name))), List.of()))
                .isEqualTo(new Sample.Empty());
    }

    @Test
    void aTooLargeProductIsNotCalledEmpty() {
        List<List<GlobSet>> wanted = new ArrayList<>();
        for (char letter = 'a'; letter < 'o'; letter++) {
            wanted.add(List.of(GlobSet.like("*" + letter + "*")));
        }
        assertThat(GlobProduct.shortest(wanted, List.of(), Effort.of(1_000))).isInstanceOf(Sample.Unsure.class);
    }

    @Test
    void theProductAgreesWithTryingAllShortStrings() {
        Random random = new Random(11);
        List<String> strings = shortStrings();
        for (int round = 0; round < 1000; round++) {
            List<List<GlobSet>> wanted = new ArrayList<>();
            for (int group = random.nextInt(3); group >= 0; group--) {
                List<GlobSet> globs = new ArrayList<>();
                for (int count = random.nextInt(2); count >= 0; count--) {
                    globs.add(glob(random));
                }
                wanted.add(globs);
            }
            List<GlobSet> unwanted = new ArrayList<>();
            for (int count = random.nextInt(3); count > 0; count--) {
                unwanted.add(glob(random));
            }
            Sample sample = shortest(wanted, unwanted);
            boolean exists = strings.stream().anyMatch(text -> isMember(text, wanted, unwanted));
            if (sample instanceof Sample.Value(var value)) {
                assertThat(isMember(value, wanted, unwanted))
                        .as("%s in %s without %s", value, wanted, unwanted)
                        .isTrue();
            } else {
                assertThat(sample).isEqualTo(new Sample.Empty());
                assertThat(exists).as("%s without %s", wanted, unwanted).isFalse();
            }
        }
    }

    private static Sample shortest(List<List<GlobSet>> wanted, List<GlobSet> unwanted) {
        return GlobProduct.shortest(wanted, unwanted, Effort.of(100_000_000));
    }

    private static boolean isMember(String text, List<List<GlobSet>> wanted, List<GlobSet> unwanted) {
        return wanted.stream().allMatch(group -> group.stream().anyMatch(glob -> glob.matches(text)))
                && unwanted.stream().noneMatch(glob -> glob.matches(text));
    }

    private static GlobSet glob(Random random) {
        String pattern = GlobSetTest.text(random, "ab:*?", 4);
        return random.nextInt(4) == 0 ? GlobSet.ignoringCase(pattern.replaceAll("[*?]", "B")) : GlobSet.like(pattern);
    }

    private static List<String> shortStrings() {
        List<String> strings = new ArrayList<>(List.of(""));
        for (int next = 0; next < strings.size(); next++) {
            String text = strings.get(next);
            if (text.length() < 6) {
                for (String letter : List.of("a", "b", ":", "B", "x")) {
                    strings.add(text + letter);
                }
            }
        }
        return strings;
    }
}
