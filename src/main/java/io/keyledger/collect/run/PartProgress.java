package io.keyledger.collect.run;

import io.keyledger.collect.call.ApiAction;
import java.time.Duration;

/**
 * The progress of a part.
 *
 * @param things what is being read, in the plural
 * @param action the action whose budget limits how fast the rest can be read
 * @param callsPerSecond that budget
 */
public record PartProgress(String things, long done, long total, ApiAction action, double callsPerSecond) {
    private static final double NANOS = 1e9;

    /** The minimum time for the rest. */
    public Duration left() {
        return Duration.ofNanos((long) (Math.max(0, total - done) / callsPerSecond * NANOS));
    }
}
