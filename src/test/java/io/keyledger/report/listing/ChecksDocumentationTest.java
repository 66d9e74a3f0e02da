package io.keyledger.report.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.check.CheckCatalogue;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.CheckSettings;
import io.keyledger.check.Framework;
import io.keyledger.check.Frameworks;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages of checks and frameworks are made from the same metadata that the program uses. */
class ChecksDocumentationTest {
    private static final Path SITE = Path.of("src", "site", "markdown");
    private static final Path MADE = Path.of("target", "documentation");
    /** Settings that concern every check. */
    private static final Set<String> GENERAL = Set.of("disabled", "severities", "effort-per-key");

    private final Frameworks frameworks = Frameworks.standard();
    private final List<CheckMetadata> checks =
            CheckCatalogue.of(CheckSettings.defaults(), frameworks).checks();

    @Test
    void everyCheckHasItsPageAndEveryFrameworkIsListed() throws IOException {
        Map<String, String> pages = new TreeMap<>();
        checks.forEach(check -> pages.put("checks/" + check.id() + ".md", page(check)));
        pages.put("checks.md", index());
        pages.put("frameworks.md", frameworks());
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Path made = MADE.resolve(page.getKey());
            Files.createDirectories(made.getParent());
            Files.writeString(made, page.getValue());
        }

        for (Map.Entry<String, String> page : pages.entrySet()) {
            assertThat(SITE.resolve(page.getKey()))
                    .as("copy %s to %s", MADE, SITE)
                    .exists()
                    .hasContent(page.getValue());
        }
        try (Stream<Path> files = Files.list(SITE.resolve("checks"))) {
            assertThat(files.map(file -> "checks/" + file.getFileName()))
                    .as("pages of checks that do not exist")
                    .allMatch(pages::containsKey);
        }
    }

    @Test
    void everyCheckSaysWhyItMattersAndHowItIsDecided() {
        assertThat(checks)
                .allSatisfy(check -> assertThat(check.why()).as(check.id()).endsWith("."))
                .allSatisfy(check -> assertThat(check.decision()).as(check.id()).endsWith("."));
    }

    @Test
    void everySettingOfChecksIsNamedByACheckAndExists() {
        Set<String> settings = Arrays.stream(CheckSettings.class.getRecordComponents())
                .map(RecordComponent::getName)
                .map(name -> name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT))
                .filter(name -> !GENERAL.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(checks).flatExtracting(CheckMetadata::settings).isSubsetOf(settings);
        assertThat(settings)
                .isEqualTo(checks.stream()
                        .flatMap(check -> check.settings().stream())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private String index() {
        StringBuilder page = new StringBuilder("# Checks\n\n")
                .append(checks.size())
                .append(" checks; `keyledger checks` prints the same, and `keyledger checks ID` describes one.\n\n")
                .append("| check | severity | rule |\n|---|---|---|\n");
        checks.forEach(check -> page.append("| [")
                .append(check.id())
                .append("](checks/")
                .append(check.id())
                .append(".md) | ")
                .append(severity(check))
                .append(" | ")
                .append(check.title())
                .append(" |\n"));
        return page.toString();
    }

    private static String severity(CheckMetadata check) {
        return check.severity().name().toLowerCase(Locale.ROOT);
    }

    private String page(CheckMetadata check) {
        StringBuilder page = new StringBuilder("# ")
                .append(check.id())
                .append("\n\n**")
                .append(check.title())
                .append(".** Severity: ")
                .append(severity(check))
                .append(".\n\n## Why it matters\n\n")
                .append(check.why())
                .append("\n\n## How it is decided\n\n")
                .append(check.decision())
                .append("\n\n## Remedy\n\n```\n")
                .append(check.remediation().strip())
                .append("\n```\n");
        if (!check.settings().isEmpty()) {
            page.append("\n## Settings\n\n");
            check.settings()
                    .forEach(
                            setting -> page.append("- `checks.").append(setting).append("`\n"));
        }
        List<String> requirements = frameworks.requirements(check.id());
        if (!requirements.isEmpty()) {
            page.append("\n## Frameworks\n\n");
            requirements.forEach(
                    requirement -> page.append("- ").append(requirement).append('\n'));
        }
        return page.append("\n## Source\n\n")
                .append(check.basis())
                .append(".\n")
                .toString();
    }

    private String frameworks() {
        StringBuilder page = new StringBuilder("""
            # Frameworks

            Which requirements of standards the checks address. Each run counts them in `frameworks.csv`; \
            `--framework ID` evaluates only the checks of a framework. The requirement numbers and mappings come from the \
            sources that each framework names; the standards themselves were not read, and titles are keyledger's own \
            words. Published mappings disagree. "(our reading)" marks mappings that only keyledger makes. Coverage says \
            how much of a requirement the checks decide: `whole`, or `part` where the requirement demands more than \
            keyledger sees.

            Sources of a requirement: `aws` is Security Hub's documentation; `prowler` and `steampipe` are the compliance \
            files of these tools; `keyledger` is our own reading.

            ## Your own mappings

            Set `evaluate.frameworks` in the configuration to a file of this form, which replaces the mappings below:

            ```yaml
            version: "2026-11"
            frameworks:
              - id: OURS
                name: Our key policy
                version: "3"
                source: the handbook
                requirements:
                  "K1":
                    title: Keys rotate
                    coverage: part
                    checks: [KMS-ROTATION-DISABLED]
                    sources: [handbook]
            ```
            """);
        frameworks.all().forEach(framework -> page.append(section(framework)));
        return page.toString();
    }

    private static String section(Framework framework) {
        StringBuilder section = new StringBuilder("\n## ")
                .append(framework.id())
                .append("\n\n")
                .append(framework.name())
                .append(", ")
                .append(framework.version())
                .append(". Publisher: [")
                .append(framework.publisher())
                .append("](")
                .append(framework.url())
                .append("). Source of the mappings: ")
                .append(framework.source())
                .append('.');
        if (!framework.disagreement().isEmpty()) {
            section.append(" Disagreement: ").append(framework.disagreement());
        }
        section.append("\n\n| requirement | title | coverage | checks | sources |\n|---|---|---|---|---|\n");
        framework
                .requirements()
                .forEach((number, requirement) -> section.append("| ")
                        .append(String.join(
                                " | ",
                                number,
                                requirement.title(),
                                requirement.coverage().text(),
                                requirement.checks().stream()
                                        .map(check -> "[" + check + "](checks/" + check + ".md)")
                                        .collect(Collectors.joining(", ")),
                                String.join(", ", requirement.sources())))
                        .append(" |\n"));
        return section.toString();
    }
}
