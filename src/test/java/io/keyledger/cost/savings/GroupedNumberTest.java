package io.keyledger.cost.savings;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupedNumberTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 7, 999, 1_000, 123_456, 1_234_567, -1, -999, -1_000, -123_456, Long.MAX_VALUE})
    void groupsThousandsLikeTheFormatter(long number) {
        assertThat(GroupedNumber.of(number)).isEqualTo(String.format(Locale.ROOT, "%,d", number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.00", "0.99", "999.99", "1000.00", "-1234.50", "1234567.89"})
    void leavesDecimalsAsTheyAre(String number) {
        assertThat(GroupedNumber.of(new BigDecimal(number)))
                .isEqualTo(String.format(Locale.ROOT, "%,.2f", new BigDecimal(number)));
    }
}
