package io.keyledger.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
    @Test
    void suggestsTheNearestAndNothingThatIsFarAway() {
        List<String> names = List.of("collect", "collector", "audit");

        assertThat(NearestName.suggestion("colect", names)).isEqualTo("; did you mean 'collect'?");
        assertThat(NearestName.suggestion("weather", names)).isEmpty();
    }
}
