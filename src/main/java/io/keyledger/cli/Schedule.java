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

/** The audit, run by this process again and again; it speaks in log lines alone. */
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

    /** @throws UsageException where the configuration could not serve any run, rather than in the night */
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

    /** Where log lines are meant for a machine, nothing else may stand between them. */
    private static Environment unattended(Environment environment, Configuration configuration) {
        return switch (configuration.log().format()) {
            case TEXT -> environment.unattended(environment.out());
            case JSON -> environment.unattended(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
        };
    }

    private static void refuse(Setting setting, String value) {
        if (!value.isEmpty()) {
            throw new UsageException(setting.option() + ": a schedule makes a new snapshot at each run, so '"
                    + setting.path().text() + "' must be empty");
        }
    }

    /** Goes on until the process is asked to end. */
    ExitCode run() throws IOException {
        Path output = environment.path(configuration.output().directory());
        WritableFolder.require(output, Setting.OUTPUT.option());
        Logging.start(environment, configuration.log());
        try (ScheduleLock _ = ScheduleLock.take(output)) {
            LOGGER.info(
                    "The schedule '{}' begins, and writes to {}",
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

    /** Whatever goes wrong in a run is told, and the next one comes all the same. */
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
