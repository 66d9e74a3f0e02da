package io.keyledger.policy.simulation;

import io.keyledger.policy.request.Caller;
import io.keyledger.policy.request.Request;
import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes a request as the {@code request} of a simulation case, so that anyone can decide it again. */
public final class WitnessJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private WitnessJson() {}

    public static String of(Request request) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("principal", principal(request.caller()));
            json.writeStringProperty("action", request.action());
            json.writeObjectPropertyStart("resource");
            json.writeStringProperty("resource", request.resource().arn());
            json.writeStringProperty("accountId", request.resource().accountId());
            json.writeEndObject();
            json.writeObjectPropertyStart("context");
            request.context().asWritten().forEach((key, values) -> write(json, key, values));
            json.writeEndObject();
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, String key, List<String> values) {
        if (values.size() == 1) {
            json.writeStringProperty(key, values.getFirst());
            return;
        }
        json.writeArrayPropertyStart(key);
        values.forEach(json::writeString);
        json.writeEndArray();
    }

    private static String principal(Caller caller) {
        return switch (caller) {
            case Caller.RoleSession session -> {
                String arn = session.sessionArn();
                yield arn == null ? session.principalArn() : arn;
            }
            case Caller.InAccount principal -> principal.principalArn();
            case Caller.ServicePrincipal(var name) -> name;
            case Caller.Anonymous() -> "*";
        };
    }
}
