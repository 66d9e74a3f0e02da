package io.keyledger.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyledger.classify.Custody;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckSettingsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 30, 730, 500, 20, 365, 100, maximum-rotation-period-days",
        "365, -1, 730, 500, 20, 365, 100, expiry-warning-days",
        "365, 30, 0, 500, 20, 365, 100, cryptoperiod-days",
        "365, 30, 730, -1, 20, 365, 100, maximum-grants",
        "365, 30, 730, 500, 0, 365, 100, on-demand-rotations-warning",
        "365, 30, 730, 500, 20, -1, 100, stale-grant-days",
        "365, 30, 730, 500, 20, 365, 0, effort-per-key",
    })
    void aLimitThatNothingCanKeepIsRefusedByName(
            int period, int expiry, int cryptoperiod, int grants, int rotations, int stale, int effort, String key) {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> settings(period, expiry, cryptoperiod, grants, rotations, stale, Map.of(), effort))
                .withMessageStartingWith(key + " must be at least ")
                .satisfies(invalid -> assertThat(invalid.key()).isEqualTo(key));
    }

    @Test
    void theLeastLimitsAreAccepted() {
        assertThat(settings(1, 0, 1, 0, 1, 0, Map.of(), 1).maximumGrants()).isZero();
    }

    @Test
    void unknownIsNoMinimum() {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> settings(365, 30, 730, 500, 20, 365, Map.of("*", Custody.UNKNOWN), 100))
                .withMessage("minimum-custody must be a custody other than unknown");
    }

    private static CheckSettings settings(
            int period,
            int expiry,
            int cryptoperiod,
            int grants,
            int rotations,
            int stale,
            Map<String, Custody> minimum,
            int effort) {
        return new CheckSettings(
                period,
                expiry,
                cryptoperiod,
                List.of(),
                grants,
                rotations,
                minimum,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                stale,
                List.of(),
                Map.of(),
                effort);
    }
}
