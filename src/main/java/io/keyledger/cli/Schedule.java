package io.keyledger.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** Runs the audit repeatedly in this process; its only output are log lines. */
final class Schedule {
    private static final Logger LOGGER = LogManager.getLogger(Schedule.class);

    private final Environment environment;
    private final Configuration configuration;
    private final CronTimes times;
    private final Subcommand audit;

    private Schedule(Environment environment, Configuration configuration, CronTimes times, Subcommand audit) {
        this.environment = environment;
        this.configuration = configuration;
        this.times = times;
        this.audit = audit;
    }

    /** @throws UsageException if the configuration is invalid, to fail at the start rather than at the first run */
    static Schedule of(Environment environment, Configuration configuration, Subcommand audit) {
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
    ExitCode run() throws IOException {
        Path output = environment.path(configuration.output().directory());
        WritableFolder.require(output, Setting.OUTPUT.option());
        Logging.start(environment, configuration.log());
        environment.stop().heed();
        try (ScheduleLock _ = ScheduleLock.take(output)) {
            LOGGER.info(
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
                            LOGGER::info)
                    .run();
        }
    }

    /** A failed run is reported and does not stop the schedule. */
    private ExitCode audit() {
        try {
            return audit.run(environment, configuration);
        } catch (Exception | Error failure) {
            return new Failures(environment, Optional.of(configuration), Failures::log).report(failure);
        } finally {
            environment.stop().leaveThisThread();
        }
    }
}
