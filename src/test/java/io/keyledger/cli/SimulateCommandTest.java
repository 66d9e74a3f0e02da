package io.keyledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.cli.process.Environment;
import io.keyledger.cli.process.StopSignal;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {
    private static final String KEY_POLICY = """
        {"Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:user/Alice"},\
        "Action":"kms:Decrypt","Resource":"*"}]}\
        """;

    @TempDir
    Path directory;

    private static String line(String id, String user) {
        return "{\"id\":\"" + id + "\",\"request\":{\"principal\":\"arn:aws:iam::111122223333:user/" + user
                + "\",\"action\":\"kms:Decrypt\",\"resource\":\"arn:aws:kms:us-west-2:111122223333:key/1\"},"
                + "\"resourcePolicy\":" + KEY_POLICY + "}";
    }

    private static String allowed(String id) {
        return "{\"id\":\"" + id + "\",\"decision\":\"Allowed\",\"by\":[\"/resourcePolicy/Statement/0\"]}\n";
    }

    private TestEnvironment surroundings() {
        return TestEnvironment.in(directory);
    }

    private Environment reading(InputStream in, OutputStream out) {
        return new Environment(
                in,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                false,
                Map.of(),
                () -> TestEnvironment.NOW,
                directory,
                new StopSignal());
    }

    private String answers(byte[] input) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(Main.run(reading(new ByteArrayInputStream(input), out), "policy", "simulate"))
                .isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void answersEachLineOfStandardInput() {
        TestEnvironment surroundings = surroundings().reading(line("a", "Alice") + "\n" + line("b", "Bob") + "\n");

        assertThat(surroundings.run("policy", "simulate")).isZero();

        assertThat(surroundings.out())
                .isEqualTo(allowed("a")
                        + "{\"id\":\"b\",\"decision\":\"ImplicitlyDenied\",\"by\":[\"/resourcePolicy\"]}\n");
        assertThat(surroundings.err()).isEmpty();
    }

    @Test
    void answersTheLinesOfAFile() throws IOException {
        Files.writeString(directory.resolve("cases.jsonl"), line("a", "Alice"));
        TestEnvironment surroundings = surroundings();

        assertThat(surroundings.run("policy", "simulate", "cases.jsonl")).isZero();

        assertThat(surroundings.out()).isEqualTo(allowed("a"));
    }

    @Test
    void takesADashForStandardInput() {
        TestEnvironment surroundings = surroundings().reading(line("a", "Alice"));

        assertThat(surroundings.run("policy", "simulate", "-")).isZero();

        assertThat(surroundings.out()).isEqualTo(allowed("a"));
    }

    @Test
    void goesOnAfterInvalidCasesAndSaysHowManyThereWere() {
        TestEnvironment surroundings = surroundings()
                .reading("{\"id\":\"x\"}\nnonsense\n{\"id\":\"cut\",\"request\":\n" + line("a", "Alice") + "\n");

        assertThat(surroundings.run("policy", "simulate")).isZero();

        List<String> answers = surroundings.out().lines().toList();
        assertThat(answers).hasSize(4);
        assertThat(answers.get(0)).isEqualTo("{\"id\":\"x\",\"error\":\"request must be an object\"}");
        assertThat(answers.get(1)).startsWith("{\"id\":null,\"error\":\"the line is not JSON");
        assertThat(answers.get(2)).startsWith("{\"id\":null,\"error\":\"the line is not JSON");
        assertThat(answers.get(3) + "\n").isEqualTo(allowed("a"));
        assertThat(surroundings.err()).isEqualTo("keyledger: 3 cases are invalid, of 4 lines; the answers say why\n");
    }

    @Test
    void failsOnInvalidCasesWhereAsked() {
        assertThat(surroundings().reading("{}\n").run("policy", "simulate", "--strict"))
                .isEqualTo(1);
        assertThat(surroundings().reading(line("a", "Alice")).run("policy", "simulate", "--strict"))
                .isZero();
    }

    @Test
    void passesOverEmptyLinesAndTakesAnyLineEnd() {
        String input = "\n  \n" + line("a", "Alice") + "\r\n\t\r\n\n" + line("b", "Alice");

        assertThat(answers(input.getBytes(StandardCharsets.UTF_8))).isEqualTo(allowed("a") + allowed("b"));
    }

    @Test
    void answersNothingWithNothing() {
        assertThat(answers(new byte[0])).isEmpty();
    }

    @Test
    void passesOverAByteOrderMark() {
        assertThat(answers(("\uFEFF" + line("a", "Alice")).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(allowed("a"));
    }

    @Test
    void keepsTextOfAnyLanguage() {
        assertThat(answers(line("clé-鍵-🔑", "Alice").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(allowed("clé-鍵-🔑"));
        assertThat(answers(line("\uFFFD", "Alice").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(allowed("\uFFFD"));
    }

    @Test
    void refusesALineThatIsNotUtf8() {
        byte[] input = (line("é", "Alice") + "\n" + line("a", "Alice")).getBytes(StandardCharsets.ISO_8859_1);

        assertThat(answers(input)).isEqualTo("{\"id\":null,\"error\":\"the line is not UTF-8 text\"}\n" + allowed("a"));
    }

    @Test
    void takesLinesOfAnyLength() {
        String padding = " ".repeat(3_000_000);
        String input = line("a", "Alice").replace("{\"id\"", "{" + padding + "\"id\"") + "\n" + line("b", "Alice");

        assertThat(answers(input.getBytes(StandardCharsets.UTF_8))).isEqualTo(allowed("a") + allowed("b"));
    }

    @Test
    void keepsTheOrderOfManyLines() {
        String input = IntStream.range(0, 20_000)
                .mapToObj(number -> line("case-" + number, "Alice"))
                .collect(Collectors.joining("\n"));

        assertThat(answers(input.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(IntStream.range(0, 20_000)
                        .mapToObj(number -> allowed("case-" + number))
                        .collect(Collectors.joining()));
    }

    @Test
    void answersBeforeTheInputEnds() throws IOException {
        PipedOutputStream questions = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(questions, 1 << 16);
        PipedOutputStream out = new PipedOutputStream();
        BufferedReader answers =
                new BufferedReader(new InputStreamReader(new PipedInputStream(out), StandardCharsets.UTF_8));
        CompletableFuture<Integer> code =
                CompletableFuture.supplyAsync(() -> Main.run(reading(in, out), "policy", "simulate"));

        questions.write((line("a", "Alice") + "\n").getBytes(StandardCharsets.UTF_8));
        questions.flush();
        assertThat(answers.readLine() + "\n").isEqualTo(allowed("a"));
        questions.write((line("b", "Alice") + "\n").getBytes(StandardCharsets.UTF_8));
        questions.flush();
        assertThat(answers.readLine() + "\n").isEqualTo(allowed("b"));
        questions.close();

        assertThat(code.join()).isZero();
    }

    @Test
    void stopsWhereNobodyTakesTheAnswers() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int oneByte) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        String input = (line("a", "Alice") + "\n").repeat(10);

        assertThat(Main.run(
                        reading(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), closed),
                        "policy",
                        "simulate"))
                .isEqualTo(3);
    }

    @Test
    void saysWhichFileCannotBeRead() {
        TestEnvironment surroundings = surroundings();

        assertThat(surroundings.run("policy", "simulate", "nothing.jsonl")).isEqualTo(2);

        assertThat(surroundings.err())
                .isEqualTo("keyledger: " + directory.resolve("nothing.jsonl") + ": there is no such file or folder\n");
    }

    @Test
    void takesOneFileOnly() {
        TestEnvironment surroundings = surroundings();

        assertThat(surroundings.run("policy", "simulate", "a", "b")).isEqualTo(2);

        assertThat(surroundings.err()).startsWith("keyledger: 'keyledger policy simulate' takes no argument 'b'\n");
    }

    @Test
    void readsNoConfiguration() {
        TestEnvironment surroundings =
                surroundings().with(Map.of("KEYLEDGER_FAIL_ON", "nonsense")).reading(line("a", "Alice"));

        assertThat(surroundings.run("policy", "simulate")).isZero();
    }

    @Test
    void suggestsTheCommandThatWasMeant() {
        TestEnvironment surroundings = surroundings();

        assertThat(surroundings.run("policy", "simluate")).isEqualTo(2);
        assertThat(surroundings.err()).contains("Unknown command 'simluate'; did you mean 'simulate'?");

        assertThat(surroundings.run("policy")).isEqualTo(2);
        assertThat(surroundings.err()).contains("'keyledger policy' needs a command");
    }

    @Test
    void explainsItself() {
        TestEnvironment surroundings = surroundings();

        assertThat(surroundings.run("policy", "simulate", "--help")).isZero();

        assertThat(surroundings.out()).contains("Usage: keyledger policy simulate", "--strict", "Exit codes:");
    }
}
