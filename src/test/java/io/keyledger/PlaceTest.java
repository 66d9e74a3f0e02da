package io.keyledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlaceTest {
    @Test
    void works() {
        assertThat(Runtime.version().feature()).isEqualTo(25);
    }
}
