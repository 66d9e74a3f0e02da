package io.keyledger.cli;

import io.keyledger.collect.CollectException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;

/** Says what went wrong in one sentence, and with which exit code the process ends. */
final class Failures {
    /** What the operating system says where a disk, a quota or the limit of a process is used up. */
    private static final List<String> DISK_FULL = List.of("No space left", "Disk quota exceeded", "File too large");

    private final Environment environment;
    private final Optional<Configuration> configuration;

    /** @param configuration absent where it could not be loaded */
    Failures(Environment environment, Optional<Configuration> configuration) {
        this.environment = environment;
        this.configuration = configuration;
    }

    ExitCode report(Throwable failure) {
        return switch (failure) {
            case UsageException mistake -> say(mistake, ExitCode.USAGE);
            case CollectException refused -> say(refused, code(refused.kind()));
            case UncheckedIOException wrapped -> report(Objects.requireNonNull(wrapped.getCause()));
            case IOException file
            when isDiskFull(file) || environment.stop().isRequested() -> say(file, ExitCode.INCOMPLETE);
            case IOException file -> say(file, ExitCode.USAGE);
            default -> crash(failure);
        };
    }

    private ExitCode say(Exception failure, ExitCode code) {
        environment.err().println("keyledger: " + FileProblem.sentence(failure));
        // A logger costs a tenth of a second, so none is made for nothing.
        if (configuration.isPresent() && configuration.get().log().level() == LogLevel.DEBUG) {
            LogManager.getLogger(Failures.class).debug("exit code {}", code.number(), failure);
        }
        return code;
    }

    private static ExitCode code(CollectException.Kind kind) {
        return switch (kind) {
            case CONFIGURATION, CREDENTIALS -> ExitCode.USAGE;
            case UNREACHABLE, CREDENTIALS_LOST, INTERRUPTED -> ExitCode.INCOMPLETE;
        };
    }

    private ExitCode crash(Throwable failure) {
        String details = CrashReport.write(environment, configuration, failure)
                .map(file -> "the details are in " + file)
                .orElse("the details follow");
        environment
                .err()
                .println("keyledger: A crash, which is a defect of keyledger: " + failure + "; " + details + ".");
        if (details.endsWith("follow")) {
            failure.printStackTrace(environment.err());
        }
        return ExitCode.CRASH;
    }

    private static boolean isDiskFull(IOException failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            String message = at.getMessage();
            if (message != null && DISK_FULL.stream().anyMatch(message::contains)) {
                return true;
            }
        }
        return false;
    }
}
