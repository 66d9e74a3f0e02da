package io.keyledger.cli.process;

/**
 * What the process says about its work, and how.
 *
 * @param quiet no progress and no summary; only warnings and errors
 * @param configuration the path of a configuration of Log4j; empty for the bundled one
 */
public record LogSettings(LogFormat format, LogLevel level, boolean quiet, String configuration) {
    /** Whether the console shows a summary; with JSON, the last log line has the same figures. */
    public boolean showsSummary() {
        return !quiet && format == LogFormat.TEXT;
    }
}
