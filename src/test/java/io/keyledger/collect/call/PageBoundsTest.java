package io.keyledger.collect.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PageBoundsTest {
    private final PageBounds bounds = new PageBounds();

    @Test
    void aMarkerThatWasThereBeforeHasNoEnd() {
        assertThat(bounds.problem(new Page<>(List.of(1), "a"))).isEmpty();
        assertThat(bounds.problem(new Page<>(List.of(2), "b"))).isEmpty();
        assertThat(bounds.problem(new Page<>(List.of(3), "a")))
                .contains("the list has no end: the marker of the next page was there before");
    }

    @Test
    void theLastPageIsGoodWhateverItHolds() {
        assertThat(bounds.problem(new Page<>(List.of(1), "a"))).isEmpty();
        assertThat(bounds.problem(Page.whole(List.of(1)))).isEmpty();
    }

    @Test
    void someEmptyPagesAreAwsesAndManyAreNot() {
        IntStream.range(1, 20)
                .forEach(page -> assertThat(bounds.problem(new Page<>(List.of(), "m" + page)))
                        .isEmpty());
        assertThat(bounds.problem(new Page<>(List.of("item"), "after"))).isEmpty();
        IntStream.range(21, 40)
                .forEach(page -> assertThat(bounds.problem(new Page<>(List.of(), "m" + page)))
                        .isEmpty());

        assertThat(bounds.problem(new Page<>(List.of(), "last")))
                .contains("the list has no end: 20 pages in a row held nothing new");
    }

    @Test
    void pagesOfTheSameItemsHoldNothingNew() {
        IntStream.rangeClosed(0, 19)
                .forEach(page -> assertThat(bounds.problem(new Page<>(List.of("item"), "m" + page)))
                        .isEmpty());

        assertThat(bounds.problem(new Page<>(List.of("item"), "last"))).isPresent();
    }

    @Test
    void newItemsForEverHaveNoEndEither() {
        String problem = IntStream.range(0, 30_000)
                .mapToObj(page -> bounds.problem(new Page<>(List.of(page), "m" + page)))
                .flatMap(found -> found.stream())
                .findFirst()
                .orElse("");

        assertThat(problem).isEqualTo("the list has no end: 20000 items on 20000 pages");
    }
}
