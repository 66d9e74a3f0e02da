package io.keyledger.cli;

import io.keyledger.cli.configuration.Configuration;
import io.keyledger.cli.configuration.Setting;
import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.ExitCode;
import io.keyledger.cli.process.Failures;
import io.keyledger.cli.schedule.Schedule;
import io.keyledger.cli.schedule.ScheduleHealthCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Stays up and audits at the times of a cron expression. */
@Command(
        name = "schedule",
        description =
                "Stay up and run the audit at the times of a cron expression, one run at a time. SIGTERM stops it;"
                        + " an interrupted audit resumes at the next start.")
final class ScheduleCommand implements Subcommand {
    /** Settings that only a single run can have. */
    private static final Set<Setting> OF_ONE_RUN = EnumSet.of(Setting.FROM, Setting.AS_OF, Setting.SNAPSHOT);

    private final Subcommand audit;

    @Option(
            names = "--health",
            description =
                    "only report the health of the output folder's schedule: exit with 0 if it is healthy, otherwise"
                            + " with 1")
    private boolean health;

    ScheduleCommand(Subcommand audit) {
        this.audit = audit;
    }

    @Override
    public Set<Setting> settings() {
        Set<Setting> settings = EnumSet.copyOf(audit.settings());
        settings.removeAll(OF_ONE_RUN);
        settings.addAll(EnumSet.of(Setting.CRON, Setting.TIME_ZONE));
        return settings;
    }

    @Override
    public ExitCode run(Environment environment, Configuration configuration) throws IOException {
        return health
                ? ScheduleHealthCheck.run(environment, configuration)
                : Schedule.of(environment, configuration, unattended -> audit(unattended, configuration))
                        .run();
    }

    /** A failed run is reported and does not stop the schedule. */
    private ExitCode audit(Environment environment, Configuration configuration) {
        try {
            return audit.run(environment, configuration);
        } catch (Exception | Error failure) {
            Path output = environment.path(configuration.output().directory());
            return Failures.ofSchedule(environment, configuration.log(), output).report(failure);
        }
    }
}
