package io.keyledger.report.policy;

import io.keyledger.check.Severity;
import io.keyledger.evaluate.policy.CheckedPolicyFile;
import io.keyledger.evaluate.policy.PolicyFinding;
import io.keyledger.evaluate.policy.PolicyReport;
import io.keyledger.policy.language.Position;
import io.keyledger.policy.search.Access;
import io.keyledger.policy.search.PolicyReach;
import io.keyledger.policy.simulation.WitnessJson;
import io.keyledger.report.text.IndentedJson;
import java.io.StringWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Findings about key policies as one JSON object. */
public final class PolicyJson {
    private final JsonGenerator json;

    private PolicyJson(JsonGenerator json) {
        this.json = json;
    }

    public static String of(List<CheckedPolicyFile> documents) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = IndentedJson.generator(text)) {
            new PolicyJson(json).write(documents);
        }
        return text.append('\n').toString();
    }

    private void write(List<CheckedPolicyFile> documents) {
        json.writeStartObject();
        json.writeArrayPropertyStart("files");
        documents.forEach(this::write);
        json.writeEndArray();
        json.writeObjectPropertyStart("findings_by_severity");
        counts(documents).forEach((severity, count) -> json.writeNumberProperty(severity.name(), count));
        json.writeEndObject();
        json.writeEndObject();
    }

    private static Map<Severity, Integer> counts(List<CheckedPolicyFile> documents) {
        Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            counts.put(severity, 0);
        }
        documents.forEach(
                document -> document.findings().forEach(finding -> counts.merge(finding.severity(), 1, Integer::sum)));
        return counts;
    }

    private void write(CheckedPolicyFile document) {
        json.writeStartObject();
        json.writeStringProperty("file", document.name());
        if (!document.resource().isEmpty()) {
            json.writeStringProperty("resource", document.resource());
        }
        if (document instanceof CheckedPolicyFile.Judged judged) {
            PolicyReport report = judged.report();
            json.writeStringProperty("account_id", report.owner().accountId());
            json.writeBooleanProperty("account_assumed", judged.accountAssumed());
            json.writeStringProperty("reach", report.reach().text());
            json.writeArrayPropertyStart("access");
            report.accesses().forEach(this::write);
            json.writeEndArray();
        }
        if (document instanceof CheckedPolicyFile.Undecided undecided) {
            json.writeStringProperty("reach", PolicyReach.UNKNOWN.text());
            json.writeNumberProperty("line", undecided.place().line());
            strings("unknowns", List.of(undecided.reason()));
        }
        if (document instanceof CheckedPolicyFile.Unread unread) {
            json.writeStringProperty("error", unread.problem());
        }
        json.writeArrayPropertyStart("findings");
        document.findings().forEach(finding -> write(document, finding));
        json.writeEndArray();
        if (document instanceof CheckedPolicyFile.Judged judged) {
            strings("unknowns", judged.report().undecided());
            json.writeArrayPropertyStart("not_judged");
            for (PolicyReport.NotJudged check : judged.report().notJudged()) {
                json.writeStartObject();
                json.writeStringProperty("check_id", check.check().id());
                json.writeStringProperty("reason", check.reason());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void write(Access access) {
        json.writeStartObject();
        json.writeStringProperty("capability", access.capability().text());
        json.writeStringProperty("principal", access.grantee().text());
        json.writeStringProperty("principal_type", access.grantee().type());
        json.writeStringProperty("reach", access.reach().text());
        json.writeStringProperty("via", access.via().text());
        strings("statement", access.statements());
        strings("conditions", access.conditions());
        strings("notes", access.notes());
        json.writeEndObject();
    }

    private void write(CheckedPolicyFile document, PolicyFinding finding) {
        json.writeStartObject();
        Position position = document.position(finding);
        json.writeStringProperty("check_id", finding.check().id());
        json.writeStringProperty("title", finding.check().title());
        json.writeStringProperty("severity", finding.severity().name());
        json.writeStringProperty("reason", finding.sentence());
        text("statement", finding.statement());
        json.writeNumberProperty("line", position.line());
        json.writeNumberProperty("column", position.column());
        text("capability", finding.capability().map(capability -> capability.text()));
        json.writeName("witness");
        json.writeRawValue(finding.witness().map(WitnessJson::of).orElse("null"));
        json.writeStringProperty("remedy", finding.remedy());
        json.writeStringProperty("basis", finding.check().basis());
        json.writeEndObject();
    }

    private void text(String name, Optional<String> value) {
        json.writeName(name);
        value.ifPresentOrElse(json::writeString, json::writeNull);
    }

    private void strings(String name, List<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
    }
}
