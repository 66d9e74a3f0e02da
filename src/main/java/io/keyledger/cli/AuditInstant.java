package io.keyledger.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The instant of an audit. */
final class AuditInstant {
    private AuditInstant() {}

    /** The configured instant, otherwise now, in whole seconds. */
    static Instant of(Environment environment, Configuration configuration) {
        return configured(configuration)
                .orElseGet(() -> environment.clock().instant().truncatedTo(ChronoUnit.SECONDS));
    }

    static Optional<Instant> configured(Configuration configuration) {
        String text = configuration.evaluate().asOf();
        return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    }
}
