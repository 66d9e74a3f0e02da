package io.keyledger.evaluate;

import java.time.LocalDate;
import java.util.Optional;

/**
 * An accepted failure.
 *
 * @param check the id of the check, or {@code *} for every check
 * @param resource an id or ARN, with {@code *} for any text
 * @param until the last day of the waiver; absent for no end
 */
public record Waiver(String check, String resource, String reason, Optional<LocalDate> until) {}
