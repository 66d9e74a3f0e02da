package io.keyledger.cli;

import java.io.Console;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * What surrounds the process: streams, environment variables, clock, folder. Given in, so that a test can run the whole
 * command line without touching its own process.
 *
 * @param terminal whether a person watches
 * @param directory what relative paths start from
 * @param stop the wish that the process ends
 */
public record Environment(
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean terminal,
        Map<String, String> variables,
        InstantSource clock,
        Path directory,
        StopSignal stop) {
    /** Those of the running process. */
    static Environment ofProcess() {
        return new Environment(
                System.in,
                System.out,
                System.err,
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false),
                System.getenv(),
                InstantSource.system(),
                Path.of(""),
                new StopSignal());
    }

    /** A variable that is set to something. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    /** A path as the user wrote it, from the process's folder. */
    Path path(String text) {
        return directory.resolve(text);
    }

    /** The same without anybody who watches. */
    Environment unattended(PrintStream results) {
        return new Environment(in, results, err, false, variables, clock, directory, stop);
    }
}
