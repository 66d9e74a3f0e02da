package io.keyledger.cli.process;

import io.keyledger.collect.call.CollectException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Reports a failure in one sentence and determines the exit code. */
public final class Failures {
    /** Messages of the operating system when a disk, quota or process limit is exhausted. */
    private static final List<String> DISK_FULL = List.of("No space left", "Disk quota exceeded", "File too large");

    private final Environment environment;
    private final Optional<LogSettings> settings;
    private final Path output;
    private final BiConsumer<String, ExitCode> console;

    private Failures(
            Environment environment,
            Optional<LogSettings> settings,
            Path output,
            BiConsumer<String, ExitCode> console) {
        this.environment = environment;
        this.settings = settings;
        this.output = output;
        this.console = console;
    }

    /**
     * For a command run by itself; with JSON log lines, its failure is one of them.
     *
     * @param settings absent if the configuration could not be loaded
     * @param output the folder for the details of a crash
     */
    public static Failures ofCommand(Environment environment, Optional<LogSettings> settings, Path output) {
        boolean json = settings.isPresent() && settings.get().format() == LogFormat.JSON;
        return new Failures(
                environment,
                settings,
                output,
                json ? Failures::log : (sentence, _) -> environment.err().println("keyledger: " + sentence));
    }

    /**
     * For a command that is run again and again; each failure is a log line.
     *
     * @param output the folder for the details of a crash
     */
    public static Failures ofSchedule(Environment environment, LogSettings settings, Path output) {
        return new Failures(environment, Optional.of(settings), output, Failures::log);
    }

    private static void log(String sentence, ExitCode code) {
        Log.of(Failures.class).error(Map.of("exit_code", Integer.toString(code.number())), sentence);
    }

    /** Says what went wrong, and returns the exit code. */
    public ExitCode report(Throwable failure) {
        if (environment.stop().isRequested() && isInterruption(failure)) {
            console.accept("Stopped before the end; run the same command again to resume.", ExitCode.INCOMPLETE);
            return ExitCode.INCOMPLETE;
        }
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
        console.accept(ConsoleText.of(FileProblem.sentence(failure)), code);
        // Creating a logger takes a tenth of a second, so it is created only if needed.
        if (settings.isPresent() && settings.get().level() == LogLevel.DEBUG) {
            Log.of(Failures.class).debug("exit code {}", code.number(), failure);
        }
        return code;
    }

    private static ExitCode code(CollectException.Kind kind) {
        return switch (kind) {
            case CONFIGURATION, CREDENTIALS, UNREACHABLE -> ExitCode.USAGE;
            case UNAVAILABLE, CREDENTIALS_LOST, INTERRUPTED -> ExitCode.INCOMPLETE;
        };
    }

    private ExitCode crash(Throwable failure) {
        String details = CrashReport.write(environment, output, failure)
                .map(file -> "the details are in " + file)
                .orElse("the details follow");
        console.accept(ConsoleText.of("Crash, a bug in keyledger: " + failure + "; " + details + "."), ExitCode.CRASH);
        if (details.endsWith("follow")) {
            print(failure);
        }
        return ExitCode.CRASH;
    }

    private void print(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        trace.toString()
                .lines()
                .map(line -> line.replace("\t", "  "))
                .map(ConsoleText::of)
                .forEach(environment.err()::println);
    }

    /** Whether a failure comes from the interrupt of {@link StopSignal}. */
    private static boolean isInterruption(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof InterruptedException || at instanceof ClosedByInterruptException) {
                return true;
            }
        }
        return false;
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
