package io.keyledger.stub;

/**
 * Faults by chance, yet reproducible: whether a request fails depends on the seed, on what it asks and on how often it
 * failed in a row, never on when it comes. After the most failures in a row the same request succeeds.
 *
 * @param throttles share of requests that are throttled, from 0 to 1
 * @param errors share that fail with a 5xx
 * @param drops share whose connection is closed unanswered
 * @param mostInARow how often in a row one request may fail; 2 lets the SDK's usual three attempts succeed
 */
public record StubFaults(long seed, double throttles, double errors, double drops, int mostInARow) {
    public StubFaults {
        if (throttles < 0 || errors < 0 || drops < 0 || throttles + errors + drops > 1 || mostInARow < 1) {
            throw new IllegalArgumentException(
                    "Shares are from 0 to 1 together, and there is at least one fault in a row");
        }
    }

    public static StubFaults none() {
        return new StubFaults(1, 0, 0, 0, 1);
    }

    public static StubFaults of(long seed, double throttles, double errors) {
        return new StubFaults(seed, throttles, errors, 0, 2);
    }

    boolean any() {
        return throttles + errors + drops > 0;
    }
}
