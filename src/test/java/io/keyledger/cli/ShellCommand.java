package io.keyledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What a shell command ended with, and what it said on both of its outputs. */
record ShellCommand(int exitCode, String said) {
    /** Runs a command in a folder; it gets five minutes. */
    static ShellCommand run(String command, Path folder, Consumer<Map<String, String>> environment)
            throws IOException, InterruptedException {
        Path said = Files.createTempFile(folder, "said", "");
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        environment.accept(builder.environment());
        Process process = builder.start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(command).isTrue();
        return new ShellCommand(process.exitValue(), Files.readString(said));
    }
}
