package io.keyledger.collect.call;

import java.time.Duration;

/**
 * How fast AWS is called.
 *
 * @param share of each action's quota, above 0 and at most 1
 * @param concurrency the maximum number of concurrent calls
 * @param attempts the maximum number of attempts per call
 * @param retryDelay the maximum wait before the first retry; doubles with each retry
 * @param throttleDelay the same after throttling
 */
public record Pace(double share, int concurrency, int attempts, Duration retryDelay, Duration throttleDelay) {
    public Pace {
        if (!(share > 0 && share <= 1)) {
            throw CollectException.configuration(
                    "The share of the quotas must be above 0 and at most 1, not " + share + ".");
        }
        if (concurrency < 1) {
            throw CollectException.configuration("Concurrency must be at least 1, not " + concurrency + ".");
        }
        if (attempts < 1) {
            throw CollectException.configuration("Attempts must be at least 1, not " + attempts + ".");
        }
    }

    /** Half of every quota, 128 concurrent calls, eight attempts. */
    public static Pace standard() {
        return new Pace(0.5, 128, 8, Duration.ofMillis(100), Duration.ofMillis(500));
    }
}
