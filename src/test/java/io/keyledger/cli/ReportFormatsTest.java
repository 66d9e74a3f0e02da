package io.keyledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cyclonedx.Version;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Other formats of the sample account's run. */
class ReportFormatsTest {
    private static final String RUN = "reports/20261124T030000Z";

    @TempDir
    private static Path directory;

    @TempDir
    private Path elsewhere;

    private static Path run;

    @BeforeAll
    static void makeARun() throws IOException {
        Files.writeString(
                directory.resolve("waivers.yaml"),
                "waivers: [{check: KMS-PUBLIC-DECRYPT, resource: '*', reason: a test, until: never}]\n");
        int code = TestEnvironment.in(directory)
                .run("demo", "--formats", "md,ocsf,cbom,asff", "--findings", "all", "--config", "waivers.yaml");
        assertThat(code).isZero();
        run = directory.resolve(RUN);
    }

    private static JsonNode json(String file) throws IOException {
        return JsonMapper.shared().readTree(Files.readAllBytes(run.resolve(file)));
    }

    private static List<JsonNode> ocsf() throws IOException {
        return Files.readAllLines(run.resolve("findings.ocsf.jsonl")).stream()
                .map(JsonMapper.shared()::readTree)
                .toList();
    }

    @Test
    void everyOcsfFindingIsValid() throws IOException {
        Schema schema;
        try (InputStream file = Objects.requireNonNull(
                ReportFormatsTest.class.getResourceAsStream("/schemas/ocsf-1.3.0-compliance-finding.json"))) {
            schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(file);
        }
        List<String> lines = Files.readAllLines(run.resolve("findings.ocsf.jsonl"));

        assertThat(lines)
                .hasSizeGreaterThan(1000)
                .allSatisfy(line -> assertThat(schema.validate(line, InputFormat.JSON))
                        .extracting(Error::toString)
                        .isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "PASS, 1, 1",
        "FAIL, 3, 1",
        "UNKNOWN, 2, 1",
        "NOT_APPLICABLE, 1, 1",
        "WAIVED, 3, 3",
    })
    void theStatusOfAFindingIsOcsfs(String status, int compliance, int finding) throws IOException {
        assertThat(ocsf())
                .filteredOn(json ->
                        json.path("compliance").path("status_code").asString().equals(status))
                .isNotEmpty()
                .allSatisfy(json -> {
                    assertThat(json.path("compliance").path("status_id").asInt())
                            .isEqualTo(compliance);
                    assertThat(json.path("status_id").asInt()).isEqualTo(finding);
                    assertThat(json.path("time").asLong()).isEqualTo(TestEnvironment.NOW.toEpochMilli());
                });
    }

    @Test
    void theBillOfMaterialsIsValid() throws Exception {
        assertThat(new JsonParser().validate(run.resolve("cbom.cdx.json").toFile(), Version.VERSION_16))
                .isEmpty();
    }

    @Test
    void theBillOfMaterialsHasEveryKeyAndWhatItProtects() throws IOException {
        JsonNode bom = json("cbom.cdx.json");
        Map<String, JsonNode> components = new TreeMap<>();
        bom.path("components")
                .valueStream()
                .forEach(component -> components.put(component.path("bom-ref").asString(), component));
        long keys = Files.readAllLines(run.resolve("keys.csv")).size() - 1L;

        assertThat(components.values())
                .filteredOn(component -> component.path("bom-ref").asString().contains(":key/")
                        && !component.path("properties").isEmpty())
                .hasSize((int) keys);
        assertThat(bom.path("dependencies").valueStream())
                .filteredOn(dependency -> dependency.path("ref").asString().contains("AWS::S3::Bucket/shop-orders"))
                .hasSize(1)
                .allSatisfy(
                        dependency -> assertThat(dependency.path("dependsOn").valueStream())
                                .extracting(JsonNode::asString)
                                .anyMatch(key -> key.contains(":key/")));
    }

    @Test
    void everyReferenceOfTheBillOfMaterialsIsAComponent() throws IOException {
        JsonNode bom = json("cbom.cdx.json");
        Set<String> references = new HashSet<>();
        bom.path("components")
                .valueStream()
                .forEach(component -> assertThat(
                                references.add(component.path("bom-ref").asString()))
                        .isTrue());
        Set<String> depending = new HashSet<>();
        bom.path("dependencies").valueStream().forEach(dependency -> {
            assertThat(depending.add(dependency.path("ref").asString())).isTrue();
            assertThat(references).contains(dependency.path("ref").asString());
            dependency
                    .path("dependsOn")
                    .valueStream()
                    .forEach(on -> assertThat(references).contains(on.asString()));
        });
    }

    @ParameterizedTest
    @CsvSource({"SYMMETRIC_DEFAULT, ae, 5", "RSA_2048, signature, 0", "ML_DSA_65, signature, 3", "HMAC_256, mac,"})
    void algorithmsHaveTheirQuantumSecurityLevel(String spec, String primitive, Integer level) throws IOException {
        assertThat(json("cbom.cdx.json").path("components").valueStream())
                .filteredOn(component -> component.path("bom-ref").asString().startsWith("algorithm/" + spec + "/"))
                .hasSizeGreaterThanOrEqualTo(1)
                .anySatisfy(component -> {
                    JsonNode algorithm = component.path("cryptoProperties").path("algorithmProperties");
                    assertThat(algorithm.path("primitive").asString()).isEqualTo(primitive);
                    assertThat(algorithm.has("nistQuantumSecurityLevel")).isEqualTo(level != null);
                    if (level != null) {
                        assertThat(algorithm.path("nistQuantumSecurityLevel").asInt())
                                .isEqualTo(level);
                    }
                });
    }

    @Test
    void securityHubFindingsKeepItsLimits() throws IOException {
        JsonNode findings = json("findings.asff.json");

        assertThat(findings.valueStream()).isNotEmpty().allSatisfy(finding -> {
            for (String required : List.of(
                    "SchemaVersion",
                    "Id",
                    "ProductArn",
                    "GeneratorId",
                    "AwsAccountId",
                    "Types",
                    "CreatedAt",
                    "UpdatedAt",
                    "Severity",
                    "Title",
                    "Description",
                    "Resources")) {
                assertThat(finding.path(required).isMissingNode()).as(required).isFalse();
            }
            assertThat(finding.path("Title").asString()).isNotBlank().hasSizeLessThanOrEqualTo(256);
            assertThat(finding.path("Description").asString()).isNotBlank().hasSizeLessThanOrEqualTo(1024);
            assertThat(finding.path("Remediation").valueStream())
                    .allSatisfy(recommendation -> assertThat(
                                    recommendation.path("Text").asString())
                            .isNotBlank()
                            .hasSizeLessThanOrEqualTo(512));
            assertThat(finding.path("Compliance").path("RelatedRequirements").size())
                    .isLessThanOrEqualTo(32);
            assertThat(finding.path("ProductArn").asString())
                    .matches("arn:aws:securityhub:[a-z0-9-]+:[0-9]{12}:product/[0-9]{12}/default");
        });
        assertThat(findings.valueStream()
                        .map(finding -> finding.path("Compliance")
                                        .path("Status")
                                        .asString() + " "
                                + finding.path("Workflow").path("Status").asString())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("FAILED NEW", "FAILED SUPPRESSED", "WARNING NEW");
    }

    @Test
    void theJobSummaryNamesWhatIsMostUrgent() throws IOException {
        assertThat(Files.readString(run.resolve("summary.md")))
                .startsWith("## Encryption keys as of 2026-11-24T03:00:00Z\n")
                .contains("The evidence is incomplete")
                .contains("| CRITICAL | KMS-PENDING-DELETION-IN-USE | alias/invoices-2021 (111122223333 eu-west-1) |")
                .contains("### Deadlines")
                .contains("| kms:DescribeKey |");
    }

    @Test
    void theFilesArePartOfTheEvidence() {
        assertThat(TestEnvironment.in(directory).run("verify", RUN, "--replay")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "ocsf, findings.ocsf.jsonl",
        "cbom, cbom.cdx.json",
        "asff, findings.asff.json",
        "md, summary.md",
    })
    void aFinishedRunGivesTheSameFile(String format, String file) throws IOException {
        Path target = elsewhere.resolve("made");

        assertThat(TestEnvironment.in(directory).run("report", RUN, "--format", format, "--output", target.toString()))
                .isZero();

        assertThat(target).hasSameBinaryContentAs(run.resolve(file));
    }

    @Test
    void anUnknownFormatIsRefusedBeforeAnythingIsWritten() {
        TestEnvironment environment = TestEnvironment.in(elsewhere);

        assertThat(environment.run("demo", "--formats", "pdf")).isEqualTo(2);

        assertThat(environment.err()).contains("--formats can't be 'pdf'; it must be one of ");
        assertThat(elsewhere.resolve("reports")).doesNotExist();
    }
}
