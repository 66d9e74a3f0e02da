package io.keyledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pre-commit hook of README, run as pre-commit runs it: the entry, followed by the files of the commit. */
class PreCommitHookTest {
    private static final Pattern ENTRY = Pattern.compile("(?m)^ +entry: keyledger (.+)$");
    private static final Pattern FILES = Pattern.compile("(?m)^ +files: (.+)$");
    private static final String CLEAN = """
        Resources:
          Key:
            Type: AWS::KMS::Key
        """;
    private static final String PUBLIC = CLEAN + """
            Properties:
              KeyPolicy:
                Version: 2012-10-17
                Statement: {Effect: Allow, Principal: '*', Action: kms:*, Resource: '*'}
        """;

    @TempDir
    private Path directory;

    private static String hook(Pattern line) throws IOException {
        Matcher matcher = line.matcher(Files.readString(Path.of("README.md")));
        assertThat(matcher.find()).as(line.pattern()).isTrue();
        return matcher.group(1);
    }

    private int commit(String... files) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(hook(ENTRY).split(" ")));
        arguments.addAll(List.of(files));
        return TestEnvironment.in(directory).run(arguments.toArray(String[]::new));
    }

    @Test
    void letsACommitPassWithoutFindings() throws IOException {
        Files.writeString(directory.resolve("a.yaml"), CLEAN);
        Files.writeString(directory.resolve("b.yaml"), "Resources: {}\n");

        assertThat(commit("a.yaml", "b.yaml")).isZero();
    }

    @Test
    void stopsACommitThatOpensAKey() throws IOException {
        Files.writeString(directory.resolve("a.yaml"), CLEAN);
        Files.writeString(directory.resolve("b.yaml"), PUBLIC);

        assertThat(commit("a.yaml", "b.yaml")).isEqualTo(1);
    }

    @Test
    void looksAtPoliciesAndTemplatesOnly() throws IOException {
        Pattern files = Pattern.compile(hook(FILES));

        assertThat(List.of("infrastructure/key.json", "infrastructure/a/key.yaml", "infrastructure/key.yml"))
                .allMatch(files.asPredicate());
        assertThat(List.of("infrastructure/main.tf", "src/key.json")).noneMatch(files.asPredicate());
    }
}
