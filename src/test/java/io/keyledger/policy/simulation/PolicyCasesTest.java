package io.keyledger.policy.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Walks the cases in {@code policy-cases}: every file is a rule, every line or element a request with its verdict. */
class PolicyCasesTest {
    /** Read once, for each case can be run by itself. */
    private static final Map<String, List<JsonNode>> CASES = read();

    private final Simulation simulation = new Simulation();

    @TestFactory
    Stream<DynamicNode> decidesAsExpected() {
        return CASES.entrySet().stream()
                .map(file -> DynamicContainer.dynamicContainer(
                        file.getKey(), file.getValue().stream().map(this::test)));
    }

    @Test
    void findsTheCases() {
        assertThat(CASES.values().stream().flatMap(List::stream)).hasSizeGreaterThan(40);
    }

    private DynamicNode test(JsonNode given) {
        String name = given.path("id").asString() + ": " + given.path("why").asString("");
        return DynamicTest.dynamicTest(name, () -> {
            JsonNode answer = JsonMapper.shared().readTree(simulation.answer(given.toString()));
            String decision =
                    answer.path("decision").asString(answer.path("error").asString(""));
            assertThat(decision)
                    .as("%s%n%s", given, answer)
                    .isEqualTo(given.path("expected").asString());
        });
    }

    private static Map<String, List<JsonNode>> read() {
        Path root = root();
        Map<String, List<JsonNode>> cases = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> cases.put(root.relativize(file).toString(), cases(file)));
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
        return cases;
    }

    private static Path root() {
        try {
            return Path.of(Objects.requireNonNull(PolicyCasesTest.class.getResource("/policy-cases"))
                    .toURI());
        } catch (URISyntaxException error) {
            throw new IllegalStateException(error);
        }
    }

    private static List<JsonNode> cases(Path file) {
        try {
            if (file.toString().endsWith(".jsonl")) {
                return Files.readAllLines(file).stream()
                        .map(line -> JsonMapper.shared().readTree(line))
                        .toList();
            }
            return JsonMapper.shared().readTree(Files.readString(file)).values().stream()
                    .toList();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }
}
