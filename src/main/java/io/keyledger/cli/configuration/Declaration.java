package io.keyledger.cli.configuration;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A setting as its binding declares it.
 *
 * @param standard the default; null if the setting is required
 * @param given the value that was given; null if none was
 * @param choices the allowed values of a choice, in lower case
 * @param range the allowed values of a number
 */
record Declaration(
        SettingPath path,
        Type type,
        @Nullable Object standard,
        @Nullable Object given,
        List<String> choices,
        Optional<Range> range) {
    /** What a setting takes. */
    enum Type {
        TEXT,
        TEXTS,
        WHOLE_NUMBER,
        NUMBER,
        FLAG,
        CHOICE,
        /** Choices by keys of the user. */
        CHOICES,
        /** A list of sections. */
        SECTIONS
    }

    /** The given value, or else the default. */
    Optional<Object> value() {
        return Optional.ofNullable(given).or(() -> Optional.ofNullable(standard));
    }
}
