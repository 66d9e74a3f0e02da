package io.keyledger.check;

import java.util.List;
import java.util.Locale;

/**
 * A check of the catalogue, whether a run evaluates it or not.
 *
 * @param severity its severity with the settings applied
 * @param frameworks the requirements that it addresses
 */
public record ListedCheck(CheckMetadata metadata, Severity severity, List<String> frameworks, Evaluation evaluation) {
    public ListedCheck {
        frameworks = List.copyOf(frameworks);
    }

    /** The id of the check. */
    public String id() {
        return metadata.id();
    }

    /** Whether a run evaluates a check, or why not. */
    public enum Evaluation {
        EVALUATED,
        /** The selection leaves it out. */
        NOT_SELECTED,
        /** The settings disable it. */
        DISABLED;

        /** The value as written in output files. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
