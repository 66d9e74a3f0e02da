package io.keyledger.cli.schedule;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.keyledger.cli.configuration.Configuration;
import io.keyledger.cli.configuration.Setting;
import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.ExitCode;
import io.keyledger.cli.process.Log;
import io.keyledger.cli.process.Logging;
import io.keyledger.cli.process.UsageException;
import io.keyledger.cli.process.WritableFolder;
import io.keyledger.cli.settings.CollectionSettings;
import io.keyledger.cli.settings.EvaluationSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;

/** Runs the audit repeatedly in this process; its only output are log lines. */
public final class Schedule {
    private static final Log LOG = Log.of(Schedule.class);

    private final Environment environment;
    private final Configuration configuration;
    private final CronTimes times;
    private final Function<Environment, ExitCode> audit;

    private Schedule(
            Environment environment,
            Configuration configuration,
            CronTimes times,
            Function<Environment, ExitCode> audit) {
        this.environment = environment;
        this.configuration = configuration;
        this.times = times;
        this.audit = audit;
    }

    /**
     * The schedule of a configuration.
     *
     * @param audit runs one audit, and reports its failure
     * @throws UsageException if the configuration is invalid, to fail at the start rather than at the first run
     */
    public static Schedule of(
            Environment environment, Configuration configuration, Function<Environment, ExitCode> audit) {
        refuse(Setting.FROM, configuration.evaluate().from());
        refuse(Setting.AS_OF, configuration.evaluate().asOf());
        refuse(Setting.SNAPSHOT, configuration.output().snapshot());
        var _ = CollectionSettings.of(configuration);
        var _ = EvaluationSettings.of(environment, configuration);
        CronTimes times = CronTimes.of(
                configuration.schedule().cron(), configuration.schedule().timeZone());
        return new Schedule(unattended(environment, configuration), configuration, times, audit);
    }

    /** With JSON log lines, nothing else may be printed. */
    private static Environment unattended(Environment environment, Configuration configuration) {
        return switch (configuration.log().format()) {
            case TEXT -> environment.unattended(environment.out());
            case JSON -> environment.unattended(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
        };
    }

    private static void refuse(Setting setting, String value) {
        if (!value.isEmpty()) {
            throw new UsageException(setting.option() + ": a schedule collects a new snapshot for each run, so '"
                    + setting.path().text() + "' must be empty");
        }
    }

    /** Runs until the process is asked to stop. */
    public ExitCode run() throws IOException {
        Path output = environment.path(configuration.output().directory());
        WritableFolder.require(output, Setting.OUTPUT.option());
        Logging.start(environment, configuration.log());
        environment.stop().heed();
        try (ScheduleLock _ = ScheduleLock.take(output)) {
            LOG.info(
                    "The schedule '{}' starts and writes to {}",
                    configuration.schedule().cron(),
                    output);
            return new ScheduleLoop(
                            times,
                            Duration.ofHours(configuration.collect().resumeHours()),
                            environment.clock(),
                            environment.stop()::await,
                            new HealthFile(output.resolve(HealthFile.NAME)),
                            this::audit,
                            LOG::info)
                    .run();
        }
    }

    private ExitCode audit() {
        try {
            return audit.apply(environment);
        } finally {
            environment.stop().leaveThisThread();
        }
    }
}
