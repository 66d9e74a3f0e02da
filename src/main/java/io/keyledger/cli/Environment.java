package io.keyledger.cli;

import java.io.Console;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * The environment of the process: streams, environment variables, clock, folder. Injected, so that tests can run the
 * whole command line without touching their own process.
 *
 * @param terminal whether the output is a terminal
 * @param directory the base of relative paths
 * @param stop the request to end the process
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
    /** The environment of the running process. */
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

    /** A variable, if it is set and not empty. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    /** A user's path, relative to the process's folder. */
    Path path(String text) {
        return directory.resolve(text);
    }

    /** The same without a terminal. */
    Environment unattended(PrintStream results) {
        return new Environment(in, results, err, false, variables, clock, directory, stop);
    }
}
