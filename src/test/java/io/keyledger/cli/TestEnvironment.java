package io.keyledger.cli;

import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.StopSignal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Surroundings of a command line that runs within a test: a folder, variables, a clock that stands, and what was said.
 */
public final class TestEnvironment {
    public static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final StopSignal stop = new StopSignal();
    private byte[] in = {};
    private final Map<String, String> variables = new HashMap<>();
    private final Path directory;
    private volatile Instant now = NOW;

    private TestEnvironment(Path directory) {
        this.directory = directory;
    }

    public static TestEnvironment in(Path directory) {
        return new TestEnvironment(directory);
    }

    public TestEnvironment with(Map<String, String> more) {
        variables.putAll(more);
        return this;
    }

    TestEnvironment reading(String text) {
        in = text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    /** Sets the clock, on which time stands; a command line that runs sees it at once. */
    public TestEnvironment at(Instant instant) {
        now = instant;
        return this;
    }

    public StopSignal stop() {
        return stop;
    }

    public Environment environment() {
        return new Environment(
                new ByteArrayInputStream(in),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                Map.copyOf(variables),
                () -> now,
                directory,
                stop);
    }

    /** Runs the command line and returns its exit code. */
    public int run(String... arguments) {
        out.reset();
        err.reset();
        return Main.run(environment(), arguments);
    }

    public String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    public String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
