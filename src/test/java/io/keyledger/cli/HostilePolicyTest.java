package io.keyledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What policies hold must not act on the terminal or the CI system that shows what was found in them. */
class HostilePolicyTest {
    private static final String COMMANDS = """
            {"Version":"2012-10-17","Statement":[{"Sid":"::stop-commands::x","Effect":"Allow","Principal":"*",
             "Action":"kms:Decrypt","Resource":"*","Condition":{"StringLike":{
              "kms:EncryptionContext:a\\n::add-mask::CRITICAL\\n1 policy: clean\\n":"x*",
              "kms:EncryptionContext:b ::error::b ##[add-mask]b ##vso[task.complete]b":"y*"}}}]}
            """;
    private static final String ESCAPES = """
            {"Version":"2012-10-17","Statement":[{"Sid":"x\\u001b[2J\\u0007\\r\\nfake line","Effect":"Allow",
             "Principal":{"AWS":["arn:aws:iam::999988887777:role/\\u001b[1A\\u001b[2Kevil\\u202e","*"]},
             "Action":"kms:*","Resource":"*",
             "Condition":{"StringLike":{"kms:EncryptionContext:\\u001b[31mk":"\\u001b[2J*"}}}]}
            """;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {COMMANDS, ESCAPES})
    void nothingOfAPolicyActsOnTheConsole(String policy) throws IOException {
        Files.writeString(directory.resolve("key.json"), policy);
        TestEnvironment environment = TestEnvironment.in(directory);

        environment.run("policy", "check", "--account", "111122223333", "key.json");

        assertHarmless(environment.out());
        assertHarmless(environment.err());
        assertThat(environment.out()).startsWith("key.json: ");
    }

    @Test
    void whatWasHiddenIsShown() throws IOException {
        Files.writeString(directory.resolve("key.json"), COMMANDS);
        TestEnvironment environment = TestEnvironment.in(directory);

        environment.run("policy", "check", "--account", "111122223333", "key.json");

        assertThat(environment.out()).contains("a\\n::add-mask::CRITICAL\\n1 policy: clean\\n");
    }

    @Test
    void theNameOfAFileIsNoCommandEither() throws IOException {
        String name = "::error::a\nb.json";
        Files.writeString(directory.resolve(name), COMMANDS);
        TestEnvironment environment = TestEnvironment.in(directory);

        environment.run("policy", "check", "--account", "111122223333", name);

        assertHarmless(environment.out());
        assertThat(environment.out()).contains(":\\u003aerror::a\\nb.json: reach ");
    }

    @Test
    void aMessageAboutWhatIsWrongIsOneLine() {
        TestEnvironment environment = TestEnvironment.in(directory);

        environment.run("policy", "check", "absent\n::error::x");
        assertHarmless(environment.err());
        assertThat(environment.err().lines()).hasSize(1);

        environment.run("policy", "check", "--unknown\n::error::x");
        assertHarmless(environment.err());
    }

    private static void assertHarmless(String console) {
        List<String> lines = console.lines().map(String::stripLeading).toList();
        assertThat(lines).noneMatch(line -> line.startsWith("::"));
        assertThat(console).doesNotContain("##[", "##vso[", "\r");
        assertThat(console.codePoints()
                        .filter(codePoint -> codePoint != '\n')
                        .filter(codePoint -> Character.getType(codePoint) == Character.CONTROL
                                || Character.getType(codePoint) == Character.FORMAT))
                .isEmpty();
    }
}
