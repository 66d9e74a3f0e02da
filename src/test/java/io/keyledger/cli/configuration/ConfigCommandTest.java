package io.keyledger.cli.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.keyledger.cli.TestEnvironment;
import io.keyledger.cli.process.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The configuration as it is in effect, its errors, and its schema. */
class ConfigCommandTest {
    private static final Path SHIPPED = Path.of("config", "keyledger.yaml");
    private static final Path SCHEMA = Path.of("config", "keyledger.schema.json");

    @TempDir
    private Path directory;

    private TestEnvironment environment;

    @BeforeEach
    void open() {
        environment = TestEnvironment.in(directory);
    }

    @Test
    void withoutAnySettingItPrintsTheDocumentedDefaults() throws IOException {
        assertThat(environment.run("config")).isZero();

        assertThat(environment.out()).isEqualTo(Files.readString(SHIPPED));
    }

    @Test
    void eachValueThatIsSetSaysWhere() throws IOException {
        write("evaluate:\n  findings: all\ncollect:\n  concurrency: 7\n");

        environment.with(Map.of("KEYLEDGER_QUIET", "true")).run("config", "--config", "my.yaml", "--fail-on", "low");

        assertThat(environment.out())
                .contains("\n  concurrency: 7 # my.yaml, line 4\n")
                .contains("\n  findings: \"all\" # my.yaml, line 2\n")
                .contains("\n  quiet: true # KEYLEDGER_QUIET\n")
                .contains("\n  fail-on: \"low\" # --fail-on\n")
                .contains("\n  attempts: 8\n");
    }

    @Test
    void whatItPrintsCanBeUsedAsAConfiguration() throws IOException {
        write("waivers: [{check: '*', resource: '*', reason: ok, until: never}]\ncollect: {concurrency: 7}\n");
        environment.run("config", "--config", "my.yaml");
        Files.writeString(directory.resolve("again.yaml"), environment.out());

        assertThat(environment.run("config", "check", "again.yaml")).isZero();
        environment.run("config", "--config", "again.yaml", "--format", "json");

        JsonNode json = JsonMapper.shared().readTree(environment.out());
        assertThat(json.at("/collect/concurrency/value").asInt()).isEqualTo(7);
        assertThat(json.at("/waivers/value/0/reason").asString()).isEqualTo("ok");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "json"})
    void anExternalIdIsNotPrinted(String format) throws IOException {
        write("scope:\n  external-id: s3cret\n");

        environment.run("config", "--config", "my.yaml", "--format", format);

        assertThat(environment.out()).doesNotContain("s3cret").contains("my.yaml, line 2; not shown");
    }

    @Test
    void inJsonEachValueHasItsSource() {
        environment.run("config", "--format", "json", "--severity", "high");

        JsonNode json = JsonMapper.shared().readTree(environment.out());
        assertThat(json.at("/select/severity/value").asString()).isEqualTo("high");
        assertThat(json.at("/select/severity/source").asString()).isEqualTo("--severity");
        assertThat(json.at("/collect/attempts/value").asInt()).isEqualTo(8);
        assertThat(json.at("/collect/attempts/source").asString()).isEqualTo("default");
    }

    @Test
    void everyErrorOfAFileIsNamedWithItsLine() throws IOException {
        write("""
            collect:
              concurrency: 0
              quota-share: 7
              speling: 1
            checks:
              disabled: [KMS-NO-ALAIS]
              severities: {KMS-NO-ALIAS: hihg, NOPE-NOPE: low}
            waivers:
              - check: KMS-NO-ALIASS
                resource: "*"
                until: tomorrow
              - {check: "*", resource: x, reason: ok, until: never, extra: 1}
            schedule:
              cron: every day
              time-zone: Mars
            evaluate:
              fail-on: [a]
              formats: [pdf]
            select:
              checks: [KMS-NOTHING]
            """);

        assertThat(environment.run("config", "check", "my.yaml")).isEqualTo(ExitCode.USAGE.number());

        assertThat(environment.err().lines().toList())
                .anySatisfy(line -> assertThat(line)
                        .contains("my.yaml, line 2, ")
                        .endsWith("'collect.concurrency' must be at least 1, not 0"))
                .anySatisfy(line -> assertThat(line)
                        .contains("my.yaml, line 3, ")
                        .endsWith("'collect.quota-share' must be from 0.01 to 1, not 7"))
                .anySatisfy(line ->
                        assertThat(line).contains("my.yaml, line 4, ").contains("unknown setting 'collect.speling'"))
                .anySatisfy(line -> assertThat(line)
                        .contains("my.yaml, line 6, ")
                        .contains("'KMS-NO-ALAIS', which does not exist; did you mean 'KMS-NO-ALIAS'?"))
                .anySatisfy(
                        line -> assertThat(line).contains("my.yaml, line 7, ").contains("can't be 'hihg'"))
                .anySatisfy(
                        line -> assertThat(line).contains("my.yaml, line 7, ").contains("'NOPE-NOPE'"))
                .anySatisfy(
                        line -> assertThat(line).contains("my.yaml, line 9, ").endsWith("needs 'reason'"))
                .anySatisfy(line ->
                        assertThat(line).contains("my.yaml, line 9, ").contains("unknown check 'KMS-NO-ALIASS'"))
                .anySatisfy(
                        line -> assertThat(line).contains("my.yaml, line 11, ").contains("got 'tomorrow'"))
                .anySatisfy(
                        line -> assertThat(line).contains("my.yaml, line 12, ").contains("'waivers.1.extra'"))
                .anySatisfy(line -> assertThat(line)
                        .contains("my.yaml, line 14, ")
                        .contains("'every day' is not a cron expression"))
                .anySatisfy(
                        line -> assertThat(line).contains("my.yaml, line 15, ").contains("'Mars'"))
                .anySatisfy(
                        line -> assertThat(line).contains("my.yaml, line 17, ").contains("'evaluate.fail-on'"))
                .anySatisfy(
                        line -> assertThat(line).contains("my.yaml, line 18, ").contains("pdf"))
                .anySatisfy(
                        line -> assertThat(line).contains("my.yaml, line 20, ").contains("unknown check 'KMS-NOTHING'"))
                .endsWith("15 errors in my.yaml.");
    }

    @Test
    void aFileThatIsNotYamlOrNotThereHasOneError() throws IOException {
        write("scope: [");

        assertThat(environment.run("config", "check", "my.yaml")).isEqualTo(ExitCode.USAGE.number());
        assertThat(environment.err()).contains("my.yaml, line 1, ").contains("1 error in my.yaml.");
        assertThat(environment.run("config", "check", "nowhere.yaml")).isEqualTo(ExitCode.USAGE.number());
        assertThat(environment.err()).contains("The configuration file nowhere.yaml does not exist");
    }

    @Test
    void theShippedFileIsValid() {
        assertThat(environment.run("config", "check", SHIPPED.toAbsolutePath().toString()))
                .isZero();
    }

    @Test
    void theShippedSchemaIsMadeFromTheSettings() throws IOException {
        environment.run("config", "--schema");
        Path made = Files.writeString(Path.of("target", "keyledger.schema.json"), environment.out());

        assertThat(SCHEMA).as("copy %s to %s", made, SCHEMA).hasContent(environment.out());
        assertThat(Files.readString(SHIPPED)).startsWith("# yaml-language-server: $schema=keyledger.schema.json\n");
    }

    @Test
    void theShippedFileHasEverySettingWithItsDefaultAndDescription() throws IOException {
        Map<?, ?> shipped =
                YamlDocument.parse("shipped", Files.readString(SHIPPED)).tree();
        ConfigurationSources sources = new ConfigurationSources(Optional.empty());
        ConfigurationBinder.bind(Map.of(), sources);
        SettingDescriptions descriptions = SettingDescriptions.bundled();

        assertThat(sources.declarations()).isNotEmpty().allSatisfy(setting -> {
            @Nullable Object value = shipped;
            for (String key : setting.path().keys()) {
                assertThat(value).isInstanceOf(Map.class);
                value = value instanceof Map<?, ?> section ? section.get(key) : null;
            }
            assertThat(value).as(setting.path().text()).hasToString(String.valueOf(setting.standard()));
            assertThat(descriptions.of(setting.path()))
                    .as(setting.path().text())
                    .isNotEmpty();
        });
        assertThat(List.of(Setting.values()))
                .allSatisfy(setting -> assertThat(sources.declarations())
                        .extracting(Declaration::path)
                        .contains(setting.path()));
    }

    @Test
    void theShippedFileValidatesAgainstTheSchema() throws IOException {
        assertThat(errors(Files.readString(SHIPPED))).isEmpty();
        assertThat(errors(
                        "scope: {regions: eu-west-1}\nchecks: {severities: {KMS-NO-ALIAS: high}}\nwaivers: [{check: a,"
                                + " resource: b, reason: c, until: never}]\n"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scpoe: {}",
                "collect: {concurrency: 0}",
                "collect: {concurrency: 1.5}",
                "collect: {quota-share: 2}",
                "evaluate: {fail-on: always}",
                "log: {quiet: perhaps}",
                "waivers: [{check: a}]",
                "checks: {severities: {KMS-NO-ALIAS: bad}}",
                "scope: {region: [eu-west-1]}",
            })
    void whatTheProgramRejectsTheSchemaRejects(String yaml) throws IOException {
        write(yaml + "\n");

        assertThat(environment.run("config", "check", "my.yaml")).isEqualTo(ExitCode.USAGE.number());
        assertThat(errors(yaml)).isNotEmpty();
    }

    private static List<Error> errors(String yaml) throws IOException {
        Schema schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(Files.readString(SCHEMA));
        String json = JsonMapper.shared().writeValueAsString(new YAMLMapper().readValue(yaml, LinkedHashMap.class));
        return schema.validate(json, InputFormat.JSON);
    }

    private void write(String yaml) throws IOException {
        Files.writeString(directory.resolve("my.yaml"), yaml);
    }
}
