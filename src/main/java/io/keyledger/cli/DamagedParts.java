package io.keyledger.cli;

/** What to do about a damaged part of a kept snapshot. */
enum DamagedParts {
    /** Nothing is evaluated. */
    STOP,
    /** The content of the part is unknown, and coverage says why. */
    SKIP
}
