package io.keyledger.report.sort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalSortTest {
    @TempDir
    private Path folder;

    /** From all in memory, over a few files, to more files than are open at a time. */
    @ParameterizedTest
    @ValueSource(longs = {1 << 20, 3000, 1})
    void blocksComeOutInTheOrderOfTheirKeysHoweverLittleMemoryThereIs(long memory) throws IOException {
        List<Block> blocks = new ArrayList<>(IntStream.range(0, 600)
                .mapToObj(number -> block("%05d".formatted(number), number + "\n"))
                .toList());
        String expected = content(blocks);
        Collections.shuffle(blocks, new Random(1));

        assertThat(sorted(blocks, memory)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(longs = {1 << 20, 1})
    void equalBlocksAllStay(long memory) throws IOException {
        List<Block> blocks = Collections.nCopies(5, block("same", "row\n"));

        assertThat(sorted(blocks, memory)).isEqualTo("row\n".repeat(5));
    }

    @Test
    void blocksOfOneKeyAreOrderedByTheirContent() throws IOException {
        assertThat(sorted(List.of(block("key", "b\n"), block("key", "a\n")), 1)).isEqualTo("a\nb\n");
    }

    @Test
    void lettersAreOrderedByCodePoint() throws IOException {
        // As UTF-16 the second would come first.
        assertThat(sorted(List.of(block("😀", "astral\n"), block("\uFF20", "full width\n")), 1 << 20))
                .isEqualTo("full width\nastral\n");
    }

    @Test
    void nothingComesOutWhereNothingWentIn() throws IOException {
        assertThat(sorted(List.of(), 1)).isEmpty();
    }

    @Test
    void theOrderInWhichThreadsAddNeverShows() throws IOException {
        List<Block> blocks = IntStream.range(0, 5000)
                .mapToObj(number -> block("%05d".formatted(number), "row " + number + "\n"))
                .toList();
        try (ExternalSort sort = new ExternalSort(Disk.REAL, folder, "rows", 10_000)) {
            blocks.parallelStream().forEach(block -> {
                try {
                    sort.add(block);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            assertThat(written(sort)).isEqualTo(content(blocks));
        }
    }

    @Test
    void temporaryFilesAreGoneInTheEnd() throws IOException {
        try (ExternalSort sort = new ExternalSort(Disk.REAL, folder, "rows", 1)) {
            sort.add(block("b", "2"));
            sort.add(block("a", "1"));
            assertThat(files()).hasSize(2);
        }

        assertThat(files()).isEmpty();
    }

    @Test
    void aDiskThatIsFullIsToldToWhoeverAdds() throws IOException {
        try (ExternalSort sort = new ExternalSort(FullDisk.after(10), folder, "rows", 1)) {
            assertThatThrownBy(() -> sort.add(block("a", "x".repeat(100_000))))
                    .isInstanceOf(IOException.class)
                    .hasMessage(FullDisk.MESSAGE);
        }
    }

    private String sorted(List<Block> blocks, long memory) throws IOException {
        try (ExternalSort sort = new ExternalSort(Disk.REAL, folder, "rows", memory)) {
            for (Block block : blocks) {
                sort.add(block);
            }
            return written(sort);
        }
    }

    private static String written(ExternalSort sort) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        sort.writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Block block(String key, String content) {
        return new Block(key.getBytes(StandardCharsets.UTF_8), content.getBytes(StandardCharsets.UTF_8));
    }

    private static String content(List<Block> blocks) {
        StringBuilder text = new StringBuilder();
        blocks.forEach(block -> text.append(new String(block.content(), StandardCharsets.UTF_8)));
        return text.toString();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
