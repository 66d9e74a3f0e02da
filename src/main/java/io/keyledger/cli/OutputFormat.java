package io.keyledger.cli;

/** The output formats of commands that list rows. */
enum OutputFormat {
    TEXT,
    CSV,
    JSON
}
