package io.keyledger.cli;

/** How {@code access} tells who can do what. */
enum AccessFormat {
    TEXT,
    CSV,
    JSON
}
