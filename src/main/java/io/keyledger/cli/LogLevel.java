package io.keyledger.cli;

/** The least level of log lines that is shown. */
public enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG
}
