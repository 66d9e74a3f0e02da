package io.keyledger.cli.process;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** Keeps the details of a crash in a file, so that the console shows one sentence. */
final class CrashReport {
    private CrashReport() {}

    /** Writes to the output folder or else the temporary folder; empty if neither is writable. */
    static Optional<Path> write(Environment environment, Path output, Throwable failure) {
        String name = "keyledger-crash-" + RunName.of(environment.clock().instant()) + ".txt";
        List<Path> folders = List.of(output, Path.of(System.getProperty("java.io.tmpdir")));
        for (Path folder : folders) {
            try {
                Files.createDirectories(folder);
                return Optional.of(
                        Files.writeString(folder.resolve(name), text(failure), StandardOpenOption.CREATE_NEW));
            } catch (IOException _) {
                // Try the next folder.
            }
        }
        return Optional.empty();
    }

    private static String text(Throwable failure) {
        StringWriter text = new StringWriter();
        PrintWriter writer = new PrintWriter(text);
        writer.println("keyledger " + Version.text() + " on Java " + Runtime.version() + ", "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        failure.printStackTrace(writer);
        writer.flush();
        return text.toString();
    }
}
