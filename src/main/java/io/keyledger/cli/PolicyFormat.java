package io.keyledger.cli;

/** How {@code policy check} tells what it found. */
enum PolicyFormat {
    TEXT,
    JSON,
    SARIF
}
