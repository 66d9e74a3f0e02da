package io.keyledger.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** README.md, as somebody reads it who copies its commands. */
record Readme(String text) {
    private static final Pattern BLOCK = Pattern.compile("```(\\w*)\n(.*?)\n```", Pattern.DOTALL);

    static Readme read() throws IOException {
        return new Readme(Files.readString(Path.of("README.md")));
    }

    /** The lines of all blocks in a language, in their order. */
    List<String> lines(String language) {
        return BLOCK.matcher(text)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map((MatchResult block) -> block.group(2))
                .flatMap(String::lines)
                .toList();
    }

    /** The only line of a block that begins so. */
    String line(String beginning) {
        return BLOCK.matcher(text)
                .results()
                .flatMap(block -> block.group(2).lines())
                .filter(line -> line.startsWith(beginning))
                .reduce((_, _) -> {
                    throw new AssertionError("several lines begin with " + beginning);
                })
                .orElseThrow(() -> new AssertionError("README.md has no line that begins with " + beginning));
    }
}
