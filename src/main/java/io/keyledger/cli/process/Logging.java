package io.keyledger.cli.process;

import java.net.URI;
import java.util.Locale;
import org.apache.logging.log4j.core.config.Configurator;

/** Configures the format and level of log lines; Log4j itself starts with the first logger. */
public final class Logging {
    private static final String FILE = "log4j2.configurationFile";
    private static final String LEVEL = "keyledger.log.level";
    private static final String LIBRARIES = "keyledger.log.libraries";

    private Logging() {}

    /** For commands that log only problems. */
    public static void prepare(Environment environment, LogSettings settings) {
        System.setProperty(FILE, configuration(environment, settings));
        System.setProperty(LEVEL, level(environment, settings));
        System.setProperty(LIBRARIES, settings.level() == LogLevel.DEBUG ? "info" : "off");
    }

    /** For commands that log their progress, also if an earlier command of this process has logged. */
    public static void start(Environment environment, LogSettings settings) {
        prepare(environment, settings);
        Configurator.reconfigure(URI.create(configuration(environment, settings)));
    }

    private static String configuration(Environment environment, LogSettings settings) {
        if (!settings.configuration().isEmpty()) {
            return environment.path(settings.configuration()).toUri().toString();
        }
        return switch (settings.format()) {
            case TEXT -> "classpath:config/log4j2.xml";
            case JSON -> "classpath:config/log4j2-json.xml";
        };
    }

    /** A terminal shows a progress line instead of informational log lines. */
    private static String level(Environment environment, LogSettings settings) {
        boolean silent = settings.quiet() || environment.terminal();
        LogLevel level = silent && settings.level() == LogLevel.INFO ? LogLevel.WARN : settings.level();
        return level.name().toLowerCase(Locale.ROOT);
    }
}
