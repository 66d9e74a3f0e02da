package io.keyledger.cli.process;

import java.io.Console;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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
    public static Environment ofProcess() {
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

    /** An environment with neither variables nor a terminal, whose output is discarded. */
    public static Environment unseen(InputStream in, Path directory) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Environment(
                in, nowhere, nowhere, false, Map.of(), InstantSource.system(), directory, new StopSignal());
    }

    /** A variable, if it is set and not empty. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    /** A user's path, relative to the process's folder. */
    public Path path(String text) {
        return directory.resolve(text);
    }

    /** The same without a terminal. */
    public Environment unattended(PrintStream results) {
        return new Environment(in, results, err, false, variables, clock, directory, stop);
    }
}
