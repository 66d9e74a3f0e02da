package io.keyledger.report.access;

import io.keyledger.evaluate.access.AccessAnswer;
import io.keyledger.policy.search.Access;
import io.keyledger.policy.simulation.WitnessJson;
import io.keyledger.report.text.IndentedJson;
import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Answers as one JSON object: the columns of {@code access.csv} and the unknowns. */
public final class AccessJson {
    private final JsonGenerator json;

    private AccessJson(JsonGenerator json) {
        this.json = json;
    }

    /**
     * The JSON object.
     *
     * @param gaps gaps that may hide whole keys
     */
    public static String of(List<AccessAnswer> answers, List<String> gaps) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = IndentedJson.generator(text)) {
            new AccessJson(json).write(answers, gaps);
        }
        return text.append('\n').toString();
    }

    private void write(List<AccessAnswer> answers, List<String> gaps) {
        json.writeStartObject();
        json.writeArrayPropertyStart("access");
        answers.forEach(answer -> answer.accesses().forEach(access -> write(answer, access)));
        json.writeEndArray();
        json.writeArrayPropertyStart("unknowns");
        for (AccessAnswer answer : answers) {
            answer.unknowns().forEach(unknown -> unknown(answer.keyArn(), unknown));
        }
        gaps.forEach(gap -> unknown("", gap));
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(AccessAnswer answer, Access access) {
        json.writeStartObject();
        json.writeStringProperty("account_id", answer.accountId());
        json.writeStringProperty("region", answer.region());
        json.writeStringProperty("key_arn", answer.keyArn());
        json.writeStringProperty("capability", access.capability().text());
        json.writeStringProperty("principal", access.grantee().text());
        json.writeStringProperty("principal_type", access.grantee().type());
        json.writeStringProperty(
                "principal_account_id", access.grantee().accountId().orElse(""));
        json.writeStringProperty("reach", access.reach().text());
        json.writeStringProperty("via", access.via().text());
        strings("statement", access.statements());
        strings("conditions", access.conditions());
        strings("notes", access.notes());
        json.writeName("witness");
        json.writeRawValue(WitnessJson.of(access.witness().request()));
        json.writeEndObject();
    }

    private void unknown(String keyArn, String reason) {
        json.writeStartObject();
        json.writeStringProperty("key_arn", keyArn);
        json.writeStringProperty("reason", reason);
        json.writeEndObject();
    }

    private void strings(String name, List<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
    }
}
