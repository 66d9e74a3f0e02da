package io.keyledger.cli;

/** What a damaged part of a kept snapshot does to its evaluation. */
enum DamagedParts {
    /** Nothing is evaluated. */
    STOP,
    /** What the part held is unknown, and coverage says why. */
    SKIP
}
