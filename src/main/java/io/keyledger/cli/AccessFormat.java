package io.keyledger.cli;

/** The output formats of {@code access}. */
enum AccessFormat {
    TEXT,
    CSV,
    JSON
}
