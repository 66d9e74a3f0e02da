package io.keyledger.cli;

/** The minimum log level. */
public enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG
}
