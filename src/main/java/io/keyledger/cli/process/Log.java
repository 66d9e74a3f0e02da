package io.keyledger.cli.process;

import java.util.Map;
import org.apache.logging.log4j.CloseableThreadContext;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/** The log lines of a class. Thread-safe. */
public final class Log {
    private final Logger logger;

    private Log(Logger logger) {
        this.logger = logger;
    }

    /** Starts Log4j, which takes a tenth of a second, unless it has started. */
    public static Log of(Class<?> type) {
        return new Log(LogManager.getLogger(type));
    }

    /**
     * Logs a warning.
     *
     * @param message with {@code {}} in place of each value
     */
    public void warn(String message, @Nullable Object... values) {
        logger.warn(message, values);
    }

    /** Logs a line as it is. */
    public void info(String line) {
        logger.info(line);
    }

    /**
     * Logs what happens.
     *
     * @param message with {@code {}} in place of each value
     */
    public void info(String message, @Nullable Object... values) {
        logger.info(message, values);
    }

    /**
     * Logs a detail.
     *
     * @param message with {@code {}} in place of each value; an exception after the last value is logged in full
     */
    public void debug(String message, @Nullable Object... values) {
        logger.debug(message, values);
    }

    /**
     * Logs what happens, with fields.
     *
     * @param fields the separate fields of the line in JSON
     */
    public void info(Map<String, String> fields, String message, @Nullable Object... values) {
        try (var _ = CloseableThreadContext.putAll(fields)) {
            logger.info(message, values);
        }
    }

    /**
     * Logs a failure, with fields.
     *
     * @param fields the separate fields of the line in JSON
     */
    public void error(Map<String, String> fields, String line) {
        try (var _ = CloseableThreadContext.putAll(fields)) {
            logger.error(line);
        }
    }
}
