package io.keyledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
    @ParameterizedTest
    @CsvSource({"audit,audit,0", "audti,audit,1", "audit,audits,1", "Audit,audit,0", "adt,audit,2", "'',audit,5"})
    void countsLettersToChange(String one, String other, int distance) {
        assertThat(NearestName.distance(one, other)).isEqualTo(distance);
        assertThat(NearestName.distance(other, one)).isEqualTo(distance);
    }

    @Test
    void suggestsTheNearestAndNothingThatIsFarAway() {
        List<String> names = List.of("collect", "collector", "audit");

        assertThat(NearestName.suggestion("colect", names)).isEqualTo("; did you mean 'collect'?");
        assertThat(NearestName.suggestion("weather", names)).isEmpty();
    }
}
