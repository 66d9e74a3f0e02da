package io.keyledger.cli;

import io.keyledger.check.Severity;

/** The minimum severity of a failed check for {@link ExitCode#FINDINGS}. */
public enum FailOn {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW,
    INFO,
    NONE;

    /** Whether a failed check of this severity counts. */
    boolean includes(Severity severity) {
        return switch (this) {
            case NONE -> false;
            case CRITICAL, HIGH, MEDIUM, LOW, INFO -> severity.compareTo(Severity.valueOf(name())) <= 0;
        };
    }
}
