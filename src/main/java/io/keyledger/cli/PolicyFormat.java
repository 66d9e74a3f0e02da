package io.keyledger.cli;

/** The output formats of {@code policy check}. */
enum PolicyFormat {
    TEXT,
    JSON,
    SARIF,
    JUNIT
}
