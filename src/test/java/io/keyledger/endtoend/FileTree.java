package io.keyledger.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files below a folder, without those that only tell the program itself something. */
final class FileTree {
    private FileTree() {}

    static List<String> names(Path folder) throws IOException {
        return List.copyOf(bytes(folder).keySet());
    }

    static SortedMap<String, byte[]> bytes(Path folder) throws IOException {
        SortedMap<String, byte[]> bytes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !isNote(file))
                    .toList()) {
                bytes.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return bytes;
    }

    private static boolean isNote(Path file) {
        return Set.of(".lock", ".unevaluated").contains(file.getFileName().toString());
    }

    static void assertSame(Path actual, Path expected) throws IOException {
        SortedMap<String, byte[]> files = bytes(actual);
        SortedMap<String, byte[]> wanted = bytes(expected);
        assertThat(files.keySet()).isEqualTo(wanted.keySet());
        wanted.forEach((name, bytes) -> assertThat(text(Objects.requireNonNull(files.get(name))))
                .as(name)
                .isEqualTo(text(bytes)));
    }

    /** Each byte as a character, so that a difference can be read. */
    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
