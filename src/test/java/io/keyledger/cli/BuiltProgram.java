package io.keyledger.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** What a build leaves, without its libraries. */
final class BuiltProgram {
    private BuiltProgram() {}

    /** Copies the launcher and the program's jar to where they stand in a clone. */
    static void copyTo(Path clone) throws IOException {
        Files.copy(Path.of("keyledger"), clone.resolve("keyledger"), StandardCopyOption.COPY_ATTRIBUTES);
        copyJars(Path.of("target"), clone.resolve("target"));
    }

    static void copyJars(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            List<Path> jars =
                    files.filter(file -> file.toString().endsWith(".jar")).toList();
            for (Path jar : jars) {
                Files.copy(jar, to.resolve(jar.getFileName()));
            }
        }
    }
}
