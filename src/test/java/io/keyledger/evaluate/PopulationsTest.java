package io.keyledger.evaluate;

import static io.keyledger.classify.KeyBuilder.key;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Every listed item has a row. */
class PopulationsTest {
    @Test
    void whatWasListedAndHasNoRowIsADefect() {
        Populations populations = new Populations();
        populations.addListed("AWS::KMS::Key", 2);
        populations.addRow(key().build());

        assertThatThrownBy(populations::reconciled)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("of 2 listed AWS::KMS::Key, 1 have a row");
    }
}
