package io.keyledger.cli.configuration;

/** What to do about a damaged part of a kept snapshot. */
public enum DamagedParts {
    /** Nothing is evaluated. */
    STOP,
    /** The content of the part is unknown, and coverage says why. */
    SKIP
}
