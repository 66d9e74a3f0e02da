package io.keyledger.cli.process;

/** The minimum log level. */
public enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG
}
