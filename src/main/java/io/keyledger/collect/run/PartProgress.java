package io.keyledger.collect.run;

import io.keyledger.collect.call.ApiAction;
import java.time.Duration;

/**
 * How far the reading of a part is.
 *
 * @param things what is read, in the plural
 * @param action the call whose budget bounds how fast the rest can be read
 * @param callsPerSecond that budget
 */
public record PartProgress(String things, long done, long total, ApiAction action, double callsPerSecond) {
    private static final double NANOS = 1e9;

    /** How long the rest takes at least. */
    public Duration left() {
        return Duration.ofNanos((long) (Math.max(0, total - done) / callsPerSecond * NANOS));
    }
}
