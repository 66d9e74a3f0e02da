package io.keyledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** README.md, as somebody reads it who copies its commands. */
record Readme(String text) {
    private static final Pattern BLOCK = Pattern.compile("```(\\w*)\n(.*?)\n```", Pattern.DOTALL);

    static Readme read() throws IOException {
        return new Readme(Files.readString(Path.of("README.md")));
    }

    /** The lines of all blocks in a language, in their order. */
    List<String> lines(String language) {
        return linesOf(BLOCK.matcher(text)
                        .results()
                        .filter(block -> block.group(1).equals(language)))
                .toList();
    }

    /** The only line of a block that begins so. */
    String line(String beginning) {
        List<String> found = linesOf(BLOCK.matcher(text).results())
                .filter(line -> line.startsWith(beginning))
                .toList();
        assertThat(found).as("lines of README.md that begin with " + beginning).hasSize(1);
        return found.getFirst();
    }

    private static Stream<String> linesOf(Stream<MatchResult> blocks) {
        return blocks.flatMap(block -> block.group(2).lines());
    }
}
