package io.keyledger.cli;

/** How log lines look. */
public enum LogFormat {
    TEXT,
    JSON
}
