package io.keyledger.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Commands as whole processes, timed as a user waits for them. Run from the folder that the launcher is in. */
final class Launcher {
    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

    private Launcher() {}

    /** Runs keyledger, with its answer to a file or to nowhere. */
    static Duration time(ProcessBuilder.Redirect output, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("./keyledger"));
        command.addAll(List.of(arguments));
        return run(output, command);
    }

    /** Runs keyledger with its output on this process's. */
    static Duration run(Map<String, String> environment, String command, String... options)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("./keyledger", command));
        words.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(words).inheritIO();
        builder.environment().putAll(environment);
        return run(builder);
    }

    /** Runs Java itself, which no program in Java starts faster than. */
    static Duration timeJava() throws IOException, InterruptedException {
        return run(
                ProcessBuilder.Redirect.DISCARD,
                List.of(JAVA_HOME.resolve("bin/java").toString(), "-XX:+UseSerialGC", "-XX:-UsePerfData", "-version"));
    }

    private static Duration run(ProcessBuilder.Redirect output, List<String> command)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(output).redirectError(ProcessBuilder.Redirect.DISCARD);
        return run(builder);
    }

    private static Duration run(ProcessBuilder builder) throws IOException, InterruptedException {
        builder.environment().put("KEYLEDGER_JAVA_HOME", JAVA_HOME.toString());
        long start = System.nanoTime();
        int exitCode = builder.start().waitFor();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        // A finding is an answer too.
        if (exitCode > 1) {
            throw new IllegalStateException(builder.command() + " has ended with " + exitCode);
        }
        return took;
    }
}
