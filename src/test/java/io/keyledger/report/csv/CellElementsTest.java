package io.keyledger.report.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CellElementsTest {
    @Test
    void aListIsReadAsItWasWritten() {
        List<String> elements = List.of("a;b", "c\\d", "", "e\\;f");

        assertThat(CellElements.of(CellList.of(elements))).isEqualTo(elements);
    }

    @Test
    void anEmptyCellIsAnEmptyList() {
        assertThat(CellElements.of("")).isEmpty();
    }
}
