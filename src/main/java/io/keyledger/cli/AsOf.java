package io.keyledger.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The instant that a run speaks of. */
final class AsOf {
    private AsOf() {}

    /** What is configured, or else now, in whole seconds. */
    static Instant of(Environment environment, Configuration configuration) {
        return configured(configuration)
                .orElseGet(() -> environment.clock().instant().truncatedTo(ChronoUnit.SECONDS));
    }

    static Optional<Instant> configured(Configuration configuration) {
        String text = configuration.evaluate().asOf();
        return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    }
}
