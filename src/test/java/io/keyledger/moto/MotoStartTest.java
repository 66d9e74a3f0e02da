package io.keyledger.moto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class MotoStartTest {

    @Test
    void whereNothingCanServeMotoItSaysWhyAndWhatToInstall() {
        MotoStart nothing = new MotoStart(() -> Optional.of("no Docker engine answers"), "/nonexistent");

        assertThatThrownBy(nothing::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "Functional tests need Moto, and no Docker engine answers: start a Docker engine that can pull"
                                + " motoserver/moto:5.2.1, or run \"pip install 'moto[server]==5.2.1'\" so that moto_server is on"
                                + " the PATH.");
    }

    @Test
    void anImageThatCannotBeHadIsAnObstacleAndNoEndlessRetry() {
        assertThat(DockerEngine.obstacle("localhost:1/no-such-registry/image:1"))
                .isPresent();
    }
}
