package io.keyledger.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command line in a process of its own, for what only a process has: signals, an exit code, an environment. */
final class KeyledgerProcess implements AutoCloseable {
    private final Process process;

    private KeyledgerProcess(Process process) {
        this.process = process;
    }

    /** Starts it in a folder, without any of AWS's variables but these. */
    static KeyledgerProcess start(Path directory, Map<String, String> variables, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-classpath",
                classpath(),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("AWS_")
                        || name.startsWith("KEYLEDGER_")
                        || name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
        builder.environment()
                .put("AWS_CONFIG_FILE", directory.resolve("no-config").toString());
        builder.environment()
                .put(
                        "AWS_SHARED_CREDENTIALS_FILE",
                        directory.resolve("no-credentials").toString());
        builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
        builder.environment().putAll(variables);
        return new KeyledgerProcess(builder.start());
    }

    private static String classpath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** Sends SIGTERM, and keeps reading, unlike {@link Process#destroy()}. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** Waits for its end, and returns what it said. */
    String said() throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
