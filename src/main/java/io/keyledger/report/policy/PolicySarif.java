package io.keyledger.report.policy;

import io.keyledger.check.CheckMetadata;
import io.keyledger.check.Severity;
import io.keyledger.evaluate.policy.CheckedPolicyFile;
import io.keyledger.evaluate.policy.PolicyFileRemedy;
import io.keyledger.evaluate.policy.PolicyFinding;
import io.keyledger.evaluate.policy.WitnessWords;
import io.keyledger.inventory.Sha256;
import io.keyledger.policy.language.Position;
import io.keyledger.policy.simulation.WitnessJson;
import io.keyledger.report.text.IndentedJson;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * Findings about key policies, for tools that show them next to the code.
 *
 * <p>Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0.
 */
public final class PolicySarif {
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
    private static final int FINGERPRINT_BYTES = 16;

    private final JsonGenerator json;
    private final List<CheckMetadata> rules;

    private PolicySarif(JsonGenerator json, List<CheckMetadata> rules) {
        this.json = json;
        this.rules = rules;
    }

    /**
     * The complete log.
     *
     * @param version the version of this program
     */
    public static String of(List<CheckedPolicyFile> documents, String version) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = IndentedJson.generator(text)) {
            new PolicySarif(json, CheckedPolicyFile.checks(documents)).write(documents, version);
        }
        return text.append('\n').toString();
    }

    private void write(List<CheckedPolicyFile> documents, String version) {
        json.writeStartObject();
        json.writeStringProperty("$schema", SCHEMA);
        json.writeStringProperty("version", "2.1.0");
        json.writeArrayPropertyStart("runs");
        json.writeStartObject();
        json.writeObjectPropertyStart("tool");
        json.writeObjectPropertyStart("driver");
        json.writeStringProperty("name", "keyledger");
        json.writeStringProperty("version", version);
        json.writeArrayPropertyStart("rules");
        rules.forEach(this::rule);
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        invocation(documents);
        json.writeStringProperty("columnKind", "utf16CodeUnits");
        json.writeArrayPropertyStart("results");
        documents.forEach(document -> document.findings().forEach(finding -> result(document, finding)));
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private void rule(CheckMetadata check) {
        json.writeStartObject();
        json.writeStringProperty("id", check.id());
        message("shortDescription", check.title());
        message("fullDescription", check.title() + ". " + check.basis() + ".");
        String remedy = PolicyFileRemedy.ofDocument(check);
        message("help", remedy.isEmpty() ? check.basis() : "To fix it: " + remedy + ". " + check.basis() + ".");
        json.writeObjectPropertyStart("defaultConfiguration");
        json.writeStringProperty("level", level(check.severity()));
        json.writeEndObject();
        json.writeObjectPropertyStart("properties");
        json.writeArrayPropertyStart("tags");
        json.writeString("security");
        json.writeEndArray();
        json.writeStringProperty("security-severity", score(check.severity()));
        json.writeEndObject();
        json.writeEndObject();
    }

    /** What could not be decided must not look like a clean result. */
    private void invocation(List<CheckedPolicyFile> documents) {
        json.writeArrayPropertyStart("invocations");
        json.writeStartObject();
        json.writeBooleanProperty(
                "executionSuccessful", documents.stream().noneMatch(CheckedPolicyFile.Unread.class::isInstance));
        json.writeArrayPropertyStart("toolExecutionNotifications");
        for (CheckedPolicyFile document : documents) {
            switch (document) {
                case CheckedPolicyFile.Judged judged ->
                    judged.report()
                            .undecided()
                            .forEach(unknown -> notification(
                                    document,
                                    "warning",
                                    "Undecided: " + unknown,
                                    judged.places().at("")));
                case CheckedPolicyFile.Undecided(var _, var _, var place, var reason) ->
                    notification(document, "warning", "Undecided: " + reason, place);
                case CheckedPolicyFile.Unread(var _, var problem) ->
                    notification(document, "error", "Not read: " + problem, Position.START);
                case CheckedPolicyFile.Rejected _, CheckedPolicyFile.WithoutKeys _ -> {}
            }
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    private void notification(CheckedPolicyFile document, String level, String sentence, Position place) {
        json.writeStartObject();
        json.writeStringProperty("level", level);
        message("message", sentence);
        json.writeArrayPropertyStart("locations");
        json.writeStartObject();
        physicalLocation(document, place);
        logicalLocation(document.resource());
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private void physicalLocation(CheckedPolicyFile document, Position position) {
        json.writeObjectPropertyStart("physicalLocation");
        artifact(document);
        json.writeObjectPropertyStart("region");
        json.writeNumberProperty("startLine", position.line());
        json.writeNumberProperty("startColumn", position.column());
        json.writeEndObject();
        json.writeEndObject();
    }

    /** The resource of a template, and the place in its policy. */
    private void logicalLocation(String name) {
        if (!name.isEmpty()) {
            json.writeArrayPropertyStart("logicalLocations");
            json.writeStartObject();
            json.writeStringProperty("fullyQualifiedName", name);
            json.writeEndObject();
            json.writeEndArray();
        }
    }

    private void result(CheckedPolicyFile document, PolicyFinding finding) {
        json.writeStartObject();
        json.writeStringProperty("ruleId", finding.check().id());
        json.writeNumberProperty("ruleIndex", rules.indexOf(finding.check()));
        json.writeStringProperty("level", level(finding.severity()));
        message("message", sentence(finding));
        json.writeArrayPropertyStart("locations");
        location(document, finding);
        json.writeEndArray();
        json.writeObjectPropertyStart("partialFingerprints");
        json.writeStringProperty("keyledger/v1", fingerprint(document, finding));
        json.writeEndObject();
        json.writeObjectPropertyStart("properties");
        json.writeStringProperty("severity", finding.severity().name());
        finding.capability().ifPresent(capability -> json.writeStringProperty("capability", capability.text()));
        finding.witness().ifPresent(witness -> {
            json.writeName("witness");
            json.writeRawValue(WitnessJson.of(witness));
        });
        json.writeEndObject();
        json.writeEndObject();
    }

    private static String sentence(PolicyFinding finding) {
        String witness = finding.witness()
                .map(request -> " Witness: " + WitnessWords.of(request) + ".")
                .orElse("");
        String remedy = finding.remedy().isEmpty() ? "" : " To fix it: " + finding.remedy() + ".";
        return finding.sentence() + "." + witness + remedy;
    }

    private void location(CheckedPolicyFile document, PolicyFinding finding) {
        json.writeStartObject();
        physicalLocation(document, document.position(finding));
        logicalLocation(document.resource() + finding.statement().orElse(""));
        json.writeEndObject();
    }

    private void artifact(CheckedPolicyFile document) {
        json.writeObjectPropertyStart("artifactLocation");
        json.writeStringProperty("uri", uri(document.name()));
        json.writeEndObject();
    }

    /** A relative reference for a relative path, so that it works in any checkout. */
    private static String uri(String name) {
        Path path = Path.of(name);
        try {
            return path.isAbsolute()
                    ? path.toUri().toString()
                    : new URI(null, null, name.replace('\\', '/'), null).toASCIIString();
        } catch (URISyntaxException _) {
            return path.toUri().toString();
        }
    }

    private void message(String name, String text) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("text", text);
        json.writeEndObject();
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> "error";
            case MEDIUM -> "warning";
            case LOW, INFO -> "note";
        };
    }

    /** A CVSS score within the band of each severity. */
    private static String score(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "9.5";
            case HIGH -> "8.0";
            case MEDIUM -> "5.5";
            case LOW -> "2.5";
            case INFO -> "0.0";
        };
    }

    /** Stable when other statements move the finding to another line. */
    private static String fingerprint(CheckedPolicyFile document, PolicyFinding finding) {
        String identity = String.join(
                "\n",
                document.label(),
                finding.check().id(),
                finding.statement().orElse(""),
                finding.sentence());
        byte[] digest = Sha256.newDigest().digest(identity.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
    }
}
