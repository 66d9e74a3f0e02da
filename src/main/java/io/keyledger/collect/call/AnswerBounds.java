package io.keyledger.collect.call;

import java.time.Duration;

/**
 * How long and how large an answer may be. AWS answers in far less; what takes more is not AWS, or not well.
 *
 * @param silence the longest wait for the next byte
 * @param whole the longest time of a call as a whole, from the connection to the last byte
 * @param bytes the largest body
 */
public record AnswerBounds(Duration silence, Duration whole, int bytes) {
    private static final int MEBIBYTE = 1 << 20;

    /** Twenty seconds of silence, 45 seconds as a whole, 32 MiB. */
    public static AnswerBounds standard() {
        return new AnswerBounds(Duration.ofSeconds(20), Duration.ofSeconds(45), 32 * MEBIBYTE);
    }
}
