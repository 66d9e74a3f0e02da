package io.keyledger.classify;

import static io.keyledger.classify.KeyBuilder.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.classify.LastUse.Evidence;
import io.keyledger.inventory.KeyUsage;
import io.keyledger.inventory.Observed;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LastUseTest {
    private static final String TRACKING = "2026-04-23T00:00:00Z";

    @Test
    void aTimestampIsAUse() {
        assertThat(LastUse.of(
                        key().lastUsage("Decrypt", "2026-11-01T00:00:00Z", TRACKING)
                                .classified(3, ""),
                        null))
                .isEqualTo(new LastUse(Evidence.USED, Instant.parse("2026-11-01T00:00:00Z")));
    }

    @Test
    void requestsInCloudWatchAreAUseAtAnUnknownTime() {
        assertThat(LastUse.of(key().lastUsage(null, null, TRACKING).classified(), usage(7)))
                .isEqualTo(new LastUse(Evidence.USED, null));
    }

    @Test
    void reEncryptingIntoAKeyIsAUseOfIt() {
        KeyUsage into = new KeyUsage(KeyBuilder.ACCOUNT, KeyBuilder.REGION, key().arn(), Map.of(), 3);

        assertThat(LastUse.of(key().classified(), into).evidence()).isEqualTo(Evidence.USED);
    }

    @Test
    void zeroRequestsAreNoUse() {
        assertThat(LastUse.of(key().classified(), usage(0))).isEqualTo(new LastUse(Evidence.UNKNOWN, null));
    }

    @Test
    void aSilentKeyWithResourcesIsNeeded() {
        assertThat(LastUse.of(key().lastUsage(null, null, TRACKING).classified(1, ""), null)
                        .evidence())
                .isEqualTo(Evidence.NEEDED_BY_RESOURCES);
    }

    @Test
    void neverUsedNeedsTrackingFromTheStart() {
        KeyBuilder silent = key().lastUsage(null, null, TRACKING);

        assertThat(LastUse.of(silent.created(TRACKING).classified(), null).evidence())
                .isEqualTo(Evidence.NEVER_USED);
        assertThat(LastUse.of(silent.created("2026-04-22T23:59:59Z").classified(), null)
                        .evidence())
                .isEqualTo(Evidence.NONE_SINCE_TRACKING);
        assertThat(LastUse.of(silent.created(null).classified(), null).evidence())
                .isEqualTo(Evidence.NONE_SINCE_TRACKING);
    }

    @Test
    void withoutTrackingOrAnswerNothingIsKnown() {
        assertThat(LastUse.of(key().lastUsage(null, null, null).classified(), null)
                        .evidence())
                .isEqualTo(Evidence.UNKNOWN);
        assertThat(LastUse.of(
                                key().lastUsage(new Observed.Denied<>("kms:GetKeyLastUsage", ""))
                                        .classified(),
                                null)
                        .evidence())
                .isEqualTo(Evidence.UNKNOWN);
    }

    private static KeyUsage usage(long requests) {
        return new KeyUsage(KeyBuilder.ACCOUNT, KeyBuilder.REGION, key().arn(), Map.of("Decrypt", requests), 0);
    }
}
