package io.keyledger.endtoend;

import io.keyledger.stub.StubServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The jar that the build has just packaged, run as cron runs it: a process with options, variables and streams. */
final class PackagedProgram {
    private static final String CALLER = "111122223333";

    private static final String CLASSES = "classes.jsa";

    private final Path folder;
    private final List<String> prefix;

    private PackagedProgram(Path folder, List<String> prefix) {
        this.folder = folder;
        this.prefix = prefix;
    }

    /** @param folder where it runs, and where what it says is kept, as are the classes that its first run has loaded */
    static PackagedProgram in(Path folder) {
        return new PackagedProgram(folder, List.of());
    }

    /**
     * The same where no file may become longer than so many half kibibytes. Whoever writes beyond is told so by a write
     * that fails, as on a full disk, and unlike a full disk an ordinary user can have that.
     */
    PackagedProgram withFilesUpTo(long halfKibibytes) {
        return new PackagedProgram(
                folder, List.of("/bin/sh", "-c", "ulimit -f " + halfKibibytes + " && exec \"$@\"", "sh"));
    }

    Running start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(ProcessHandle.current().info().command().orElseThrow());
        // Quick to start, and without a file of its own that could be too long.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xmx256m"));
        Path classes = folder.resolve(CLASSES);
        command.addAll(List.of(
                "-Xlog:disable",
                (Files.exists(classes) ? "-XX:SharedArchiveFile=" : "-XX:ArchiveClassesAtExit=") + classes));
        command.addAll(List.of("-jar", jar().toString()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "process", ".out");
        Path err = Files.createTempFile(folder, "process", ".err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        var environment = builder.environment();
        environment
                .keySet()
                .removeIf(name -> name.startsWith("AWS_") || name.startsWith("KEYLEDGER_") || name.startsWith("JAVA_"));
        environment.put("AWS_ACCESS_KEY_ID", StubServer.accessKeyId(CALLER));
        environment.put("AWS_SECRET_ACCESS_KEY", "any");
        environment.put("AWS_REGION", "us-east-1");
        environment.put("AWS_CONFIG_FILE", "/dev/null");
        environment.put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
        return new Running(builder.start(), out, err);
    }

    private static Path jar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target").toAbsolutePath())) {
            return files.filter(file -> file.getFileName().toString().matches("keyledger-[0-9.]+\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("there is no jar yet: run 'mvn verify'"));
        }
    }

    /** A process of it. */
    record Running(Process process, Path outFile, Path errFile) {
        /** Waits for its end and returns its exit code. */
        int exitCode() throws InterruptedException {
            return process.waitFor();
        }

        /** Ends it as {@code kill -9} does: it has no time for anything. */
        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }

        String out() throws IOException {
            return Files.readString(outFile);
        }

        String err() throws IOException {
            return Files.readString(errFile);
        }
    }
}
