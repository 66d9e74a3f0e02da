package io.keyledger.cli;

import io.keyledger.check.Severity;

/** From which severity on a failed check makes the process exit with {@link ExitCode#FINDINGS}. */
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
