package io.keyledger.cli.configuration;

import io.keyledger.check.Severity;
import io.keyledger.cli.process.ExitCode;
import java.util.Optional;

/** The minimum severity of a failed check for {@link ExitCode#FINDINGS}. */
public enum FailOn {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW,
    INFO,
    NONE;

    /** Whether a failed check of this severity counts. */
    public boolean includes(Severity severity) {
        return least().filter(least -> severity.compareTo(least) <= 0).isPresent();
    }

    /** The severity; empty if no failed check counts. */
    public Optional<Severity> least() {
        return this == NONE ? Optional.empty() : Optional.of(Severity.valueOf(name()));
    }
}
