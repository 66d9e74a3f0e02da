package io.keyledger.collect.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CallVolumeTest {
    private static final Map<String, Long> COUNTS = Map.of("key", 2001L);

    @Test
    void countsACallForEachThing() {
        assertThat(CallVolume.each("key").calls(COUNTS)).isEqualTo(2001);
        assertThat(CallVolume.each("bucket").calls(COUNTS)).isZero();
    }

    @Test
    void countsStartedPages() {
        assertThat(CallVolume.page("key", 1000).calls(COUNTS)).isEqualTo(3);
    }

    @Test
    void asksAnEmptyListingOnce() {
        assertThat(CallVolume.page("bucket", 1000).calls(COUNTS)).isEqualTo(1);
        assertThat(CallVolume.once().calls(COUNTS)).isEqualTo(1);
    }
}
