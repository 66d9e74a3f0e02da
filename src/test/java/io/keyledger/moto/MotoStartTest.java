package io.keyledger.moto;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MotoStartTest {

    @Test
    void whereNothingCanServeMotoItSaysWhatToInstall() {
        MotoStart nothing = new MotoStart(() -> false, "/nonexistent");

        assertThatThrownBy(nothing::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Functional tests need Moto: start a Docker engine, or run"
                        + " \"pip install 'moto[server]==5.2.1'\" so that moto_server is on the PATH.");
    }
}
