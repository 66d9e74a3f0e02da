package io.keyledger.collect.call;

import java.time.Duration;

/**
 * Limits on the time and size of an answer. AWS stays far below them unless something is wrong.
 *
 * @param silence the maximum wait for the next byte
 * @param whole the maximum time of a whole call, from connecting to the last byte
 * @param bytes the maximum size of a body
 */
public record AnswerBounds(Duration silence, Duration whole, int bytes) {
    private static final int MEBIBYTE = 1 << 20;

    /** 20 seconds of silence, 45 seconds per call, 32 MiB. */
    public static AnswerBounds standard() {
        return new AnswerBounds(Duration.ofSeconds(20), Duration.ofSeconds(45), 32 * MEBIBYTE);
    }
}
