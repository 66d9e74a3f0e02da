package io.keyledger.cli;

/** The output formats of a comparison. */
enum DiffFormat {
    TEXT,
    CSV,
    JSON,
    MD
}
