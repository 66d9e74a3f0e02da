package io.keyledger.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "größer ≥ 1", "鍵 alias/日本", "😀", "a\\nb", "a\u00a0b"})
    void whatIsVisibleStaysAsItIs(String text) {
        assertThat(VisibleText.of(text)).isSameAs(text);
    }

    @Test
    void whatActsOnATerminalBecomesAnEscape() {
        assertThat(VisibleText.of("\u001b[2J\u0007a\r\n\tb\u007f\u009b"))
                .isEqualTo("\\u001b[2J\\u0007a\\r\\n\\tb\\u007f\\u009b");
    }

    @Test
    void whatTurnsOrHidesLettersBecomesAnEscape() {
        assertThat(VisibleText.of("a\u202eb\u2066c\u200fd\u200be\u2028f\ufeffg\u00adh"))
                .isEqualTo("a\\u202eb\\u2066c\\u200fd\\u200be\\u2028f\\ufeffg\\u00adh");
        assertThat(VisibleText.of("tag \udb40\udc41")).isEqualTo("tag \\u{e0041}");
    }

    @Test
    void aLoneSurrogateBecomesAnEscape() {
        assertThat(VisibleText.of("a\ud83d")).isEqualTo("a\\ud83d");
    }
}
