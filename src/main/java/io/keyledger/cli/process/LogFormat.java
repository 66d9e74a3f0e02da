package io.keyledger.cli.process;

/** The formats of log lines. */
public enum LogFormat {
    TEXT,
    JSON
}
