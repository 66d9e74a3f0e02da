package io.keyledger.policy.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {
    @ParameterizedTest
    @CsvSource({
        "2026,                      2026-01-01T00:00:00Z",
        "2026-03,                   2026-03-01T00:00:00Z",
        "2026-03-04,                2026-03-04T00:00:00Z",
        "2026-03-04T05:06,          2026-03-04T05:06:00Z",
        "2026-03-04T05:06:07.5,     2026-03-04T05:06:07.500Z",
        "2026-03-04T05:06:07Z,      2026-03-04T05:06:07Z",
        "2026-03-04T05:06:07+02:00, 2026-03-04T03:06:07Z",
        "2026-03-04T05:06:07-02:00, 2026-03-04T07:06:07Z",
        "0,                         1970-01-01T00:00:00Z",
        "1.5,                       1970-01-01T00:00:01.500Z",
        "-1,                        1969-12-31T23:59:59Z",
        "99999999999,               5138-11-16T09:46:39Z",
        "100000000000,              1973-03-03T09:46:40Z",
        "99999999999999,            5138-11-16T09:46:39.999Z"
    })
    void readsEveryForm(String text, Instant instant) {
        assertThat(Dates.parse(text)).contains(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "soon", "T", "2026-13", "2026-02-30", "26-01-01", "2026-03-04T25:00:00Z", "100000000000000"})
    void knowsWhatIsNoDate(String text) {
        assertThat(Dates.parse(text)).isEmpty();
    }
}
