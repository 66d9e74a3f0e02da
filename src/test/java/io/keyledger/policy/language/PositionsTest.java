package io.keyledger.policy.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PositionsTest {
    @ParameterizedTest
    @CsvSource({
        "'',       '',     1, 1",
        "/a,       /a,     2, 2",
        "/a/0,     /a/0,   3, 3",
        "/a/1,     /a/1,   4, 3",
        "/a/1/b,   /a/1/b, 4, 4",
        "/a/1/c/d, /a/1,   4, 3",
        "/a/7,     /a,     2, 2",
        "/n,       /n,     5, 2",
        "/x/y,     '',     1, 1",
        "x,        '',     1, 1"
    })
    void findsAValueOrTheNearestAroundIt(String pointer, String nearest, int line, int column) {
        Positions positions = Positions.of("{\n \"a\": [\n  1,\n  {\"b\": true}],\n \"n\": null}");

        assertThat(positions.at(pointer)).isEqualTo(new Position(nearest, line, column));
    }

    @ParameterizedTest
    @CsvSource({"'{\"a\": [1}'", "''", "'{\"a\":1,\"a\":2}'"})
    void knowsNothingOfWhatIsNotJson(String document) {
        assertThat(Positions.of(document).at("/a")).isEqualTo(Position.START);
    }
}
