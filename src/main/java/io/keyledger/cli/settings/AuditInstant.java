package io.keyledger.cli.settings;

import io.keyledger.cli.configuration.Configuration;
import io.keyledger.cli.process.Environment;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The instant of an audit. */
public final class AuditInstant {
    private AuditInstant() {}

    /** The configured instant, otherwise now, in whole seconds. */
    public static Instant of(Environment environment, Configuration configuration) {
        return configured(configuration)
                .orElseGet(() -> environment.clock().instant().truncatedTo(ChronoUnit.SECONDS));
    }

    static Optional<Instant> configured(Configuration configuration) {
        String text = configuration.evaluate().asOf();
        return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    }
}
