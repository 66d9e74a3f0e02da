package io.keyledger.cli;

import java.io.IOException;
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
                : Schedule.of(environment, configuration, audit).run();
    }
}
