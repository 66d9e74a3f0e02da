package io.keyledger.report;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A failure that somebody has accepted.
 *
 * @param check the id of the check, or {@code *} for every check
 * @param resource an id or ARN, in which {@code *} stands for any text
 * @param until the last day on which it counts; for ever where absent
 */
public record Waiver(String check, String resource, String reason, Optional<LocalDate> until) {}
