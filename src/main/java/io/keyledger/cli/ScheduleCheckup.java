package io.keyledger.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Says for a container's health check how the schedule of an output folder is. */
final class ScheduleCheckup {
    /** No audit is expected to take longer, with every quota used by half. */
    private static final Duration LONGEST_RUN = Duration.ofHours(24);

    private ScheduleCheckup() {}

    static ExitCode run(Environment environment, Configuration configuration) throws IOException {
        Path output = environment.path(configuration.output().directory());
        String complaint = complaint(environment, output);
        environment.out().println(complaint.isEmpty() ? "The schedule is well." : "Unwell: " + complaint + ".");
        return complaint.isEmpty() ? ExitCode.CLEAN : ExitCode.FINDINGS;
    }

    private static String complaint(Environment environment, Path output) throws IOException {
        Optional<ScheduleHealth> health = new HealthFile(output.resolve(HealthFile.NAME)).read();
        if (health.isEmpty()) {
            return "no schedule has ever run in " + output;
        }
        String complaint = health.get().complaint(environment.clock().instant(), LONGEST_RUN);
        return complaint.isEmpty() && !ScheduleLock.isTaken(output)
                ? "the schedule was killed some time after " + health.get().since()
                : complaint;
    }
}
