package io.keyledger.cli;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Stays up, and audits at the times of a cron expression. */
@Command(
        name = "schedule",
        description =
                "Stay up and run the audit at the times of a cron expression, one run at a time. SIGTERM ends it; an audit"
                        + " that is cut short by that goes on at the next start.")
final class ScheduleCommand implements Subcommand {
    /** What can be said of a single run only. */
    private static final Set<Setting> OF_ONE_RUN = EnumSet.of(Setting.FROM, Setting.AS_OF, Setting.SNAPSHOT);

    private final Subcommand audit;

    @Option(
            names = "--health",
            description =
                    "only say how the schedule of the output folder is: exit with 0 when it is well, with 1 when it is"
                            + " not")
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
                ? ScheduleCheckup.run(environment, configuration)
                : Schedule.of(environment, configuration, audit).run();
    }
}
