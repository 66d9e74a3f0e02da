package io.keyledger.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameworksTest {
    private static final Path FOLDER = Path.of("src", "main", "resources", "io", "keyledger", "check", "frameworks");

    private final Frameworks standard = Frameworks.standard();

    @Test
    void everyMappedCheckExists() {
        assertThat(CheckCatalogue.of(CheckSettings.defaults(), standard).checks())
                .extracting(CheckMetadata::id)
                .containsAll(standard.checkIds());
    }

    @Test
    void coversTheStandardsThatAuditorsAskFor() {
        assertThat(standard.all())
                .extracting(Framework::id)
                .containsExactly(
                        "CIS-AWS-1.4",
                        "CIS-AWS-1.5",
                        "CIS-AWS-2.0",
                        "CIS-AWS-3.0",
                        "CIS-AWS-4.0",
                        "CIS-AWS-5.0",
                        "CIS-AWS-6.0",
                        "CIS-AWS-7.0",
                        "FSBP",
                        "SECURITY-HUB",
                        "NIST-800-53-R5",
                        "PCI-DSS-4.0",
                        "PCI-DSS-4.0.1",
                        "ISO-27001-2022",
                        "SOC-2",
                        "HIPAA",
                        "FEDRAMP-MODERATE-R5",
                        "BSI-C5-2025",
                        "DORA",
                        "NIS2");
    }

    @Test
    void everyBundledFileIsListedAndNamedAfterItsFramework() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains("index.txt")
                    .containsAll(Frameworks.bundledFiles())
                    .hasSize(Frameworks.bundledFiles().size() + 1);
        }
        assertThat(standard.all())
                .extracting(framework -> framework.id().toLowerCase(Locale.ROOT) + ".yaml")
                .containsExactlyElementsOf(Frameworks.bundledFiles());
    }

    @Test
    void everyFrameworkSaysWhoPublishesItAndEveryRequirementWhatItDemands() {
        assertThat(standard.all()).allSatisfy(framework -> {
            assertThat(framework.publisher()).isNotBlank();
            assertThat(framework.url()).startsWith("https://");
            assertThat(framework.requirements().values())
                    .allSatisfy(requirement -> assertThat(requirement.title()).isNotBlank());
        });
    }

    @Test
    void aRequirementIsCoveredInPartUnlessTheFileSaysOtherwise() {
        assertThat(standard.named("nist-800-53-r5").orElseThrow().requirements().values())
                .allSatisfy(requirement -> assertThat(requirement.coverage()).isEqualTo(Framework.Coverage.PART));
        assertThat(standard.named("CIS-AWS-5.0").orElseThrow().requirements().values())
                .allSatisfy(requirement -> assertThat(requirement.coverage()).isEqualTo(Framework.Coverage.WHOLE));
    }

    @Test
    void rotationMovesThroughTheEditionsOfCis() {
        assertThat(standard.requirements("KMS-ROTATION-DISABLED"))
                .contains(
                        "CIS-AWS-1.4 3.8",
                        "CIS-AWS-2.0 3.8",
                        "CIS-AWS-3.0 3.6",
                        "CIS-AWS-5.0 3.6",
                        "CIS-AWS-6.0 4.6",
                        "CIS-AWS-7.0 4.6",
                        "SECURITY-HUB KMS.4",
                        "HIPAA 164.312(a)(2)(iv)")
                .isSorted()
                .noneMatch(requirement -> requirement.startsWith("FSBP "));
    }

    @Test
    void aCheckThatNoStandardAsksForHasNoRequirement() {
        assertThat(standard.requirements("S3-BUCKET-KEY-OFF")).isEmpty();
    }

    @Test
    void theSourcesContradictEachOtherAndTheDataSaysSo() {
        assertThat(standard.all())
                .filteredOn(framework -> framework.id().equals("SOC-2"))
                .singleElement()
                .satisfies(framework -> assertThat(framework.disagreement()).contains("Prowler", "Steampipe"));
    }

    @Test
    void ourOwnReadingIsMarked() {
        assertThat(standard.all())
                .flatExtracting(framework -> framework.requirements().entrySet())
                .filteredOn(requirement -> requirement.getValue().sources().contains("keyledger"))
                .isNotEmpty()
                .allSatisfy(requirement -> assertThat(requirement.getKey()).endsWith("(our reading)"));
    }

    @Test
    void aFileCountsInPlaceOfTheBundledMappings(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("own.yaml"), """
            version: 1
            frameworks:
              - id: OWN
                name: Our own rules
                version: "1"
                source: our wiki
                requirements:
                  R1: {checks: [KMS-NO-ALIAS, KMS-NO-OWNER-TAG], sources: [us]}
            """);

        Frameworks own = Frameworks.load(file);

        assertThat(own.requirements("KMS-NO-ALIAS")).containsExactly("OWN R1");
        assertThat(own.checkIds()).containsExactly("KMS-NO-ALIAS", "KMS-NO-OWNER-TAG");
        assertThat(own.all().getFirst().disagreement()).isEmpty();
    }

    @Test
    void aMappingToAnUnknownCheckIsAnErrorOfTheCatalogue(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("own.yaml"), """
            version: 1
            frameworks:
              - {id: OWN, name: n, version: "1", source: s, requirements: {R1: {checks: [KMS-NO-ALIASES], sources: [us]}}}
            """);

        assertThatExceptionOfType(UnknownCheckException.class)
                .isThrownBy(() -> CheckCatalogue.of(CheckSettings.defaults(), Frameworks.load(file)))
                .withMessageContaining("did you mean 'KMS-NO-ALIAS'?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version: [",
                "version: 1",
                "frameworks: []",
                "version: 1\nframeworks: []\nmore: 1",
                "version: 1\nframeworks: [{id: A}]",
                "version: 1\nframeworks: [{id: A, name: n, version: 1, source: s, requirements: {R1: {checks: []}}}]",
                "version: 1\nframeworks: [{id: A, name: n, version: 1, source: s, requirements: {R1: {checks: [B]}}}]",
            })
    void aFileOfAnotherFormIsRefusedByName(String yaml, @TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("own.yaml"), yaml);

        assertThatExceptionOfType(InvalidFrameworksException.class)
                .isThrownBy(() -> Frameworks.load(file))
                .withMessageStartingWith(file.toString())
                .satisfies(refused -> assertThat(refused.getMessage())
                        .doesNotContain("Feature", "io.keyledger", "creator", "Source", "java."));
    }

    @Test
    void aFileThatDoesNotExistIsRefusedByName(@TempDir Path directory) {
        Path missing = directory.resolve("missing.yaml");

        assertThatExceptionOfType(InvalidFrameworksException.class)
                .isThrownBy(() -> Frameworks.load(missing))
                .withMessageStartingWith(missing.toString());
    }
}
