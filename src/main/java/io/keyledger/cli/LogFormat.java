package io.keyledger.cli;

/** The formats of log lines. */
public enum LogFormat {
    TEXT,
    JSON
}
