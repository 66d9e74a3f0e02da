package io.keyledger.cli.schedule;

import io.keyledger.cli.configuration.Configuration;
import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Reports the health of an output folder's schedule, for a container's health check. */
public final class ScheduleHealthCheck {
    /** The longest expected audit, with half of every quota. */
    private static final Duration LONGEST_RUN = Duration.ofHours(24);

    private ScheduleHealthCheck() {}

    public static ExitCode run(Environment environment, Configuration configuration) throws IOException {
        Path output = environment.path(configuration.output().directory());
        String problem = problem(environment, output);
        environment.out().println(problem.isEmpty() ? "The schedule is healthy." : "Unhealthy: " + problem + ".");
        return problem.isEmpty() ? ExitCode.CLEAN : ExitCode.FINDINGS;
    }

    private static String problem(Environment environment, Path output) throws IOException {
        Optional<ScheduleHealth> health = new HealthFile(output.resolve(HealthFile.NAME)).read();
        if (health.isEmpty()) {
            return "no schedule has ever run in " + output;
        }
        String problem = health.get().problem(environment.clock().instant(), LONGEST_RUN);
        return problem.isEmpty() && !ScheduleLock.isTaken(output)
                ? "the schedule was killed some time after " + health.get().since()
                : problem;
    }
}
