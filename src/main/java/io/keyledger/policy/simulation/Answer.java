package io.keyledger.policy.simulation;

import io.keyledger.policy.decision.Decision;
import io.keyledger.policy.decision.Ground;
import io.keyledger.policy.decision.Layer;
import io.keyledger.policy.decision.condition.Doubt;
import io.keyledger.policy.language.Statement;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes answers. What decided is named by JSON pointers into the case. */
public final class Answer {
    private static final JsonFactory FACTORY = new JsonFactory();

    private Answer() {}

    static String of(RawJson id, Decision decision) {
        return write(id, json -> {
            json.writeStringProperty("decision", decision.outcome().text());
            json.writeArrayPropertyStart("by");
            for (String pointer : by(decision)) {
                json.writeString(pointer);
            }
            json.writeEndArray();
            if (!decision.certain()) {
                json.writeArrayPropertyStart("doubts");
                for (Doubt doubt : decision.doubts()) {
                    json.writeString(doubt.sentence());
                }
                json.writeEndArray();
            }
        });
    }

    /** The answer to what could not be understood. */
    public static String error(RawJson id, String sentence) {
        return write(id, json -> json.writeStringProperty("error", sentence));
    }

    private static String write(RawJson id, Consumer<JsonGenerator> rest) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeName("id");
            if (id.type() == RawJson.Type.STRING) {
                json.writeString(id.text());
            } else {
                json.writeRawValue(id.text());
            }
            rest.accept(json);
            json.writeEndObject();
        }
        return text.toString();
    }

    /** For an implicit denial the layer that allowed nothing. */
    private static List<String> by(Decision decision) {
        Layer blockedBy = decision.blockedBy();
        if (decision.outcome() == Decision.Outcome.IMPLICITLY_DENIED && blockedBy != null) {
            return List.of(pointer(blockedBy));
        }
        List<String> pointers = new ArrayList<>();
        for (Ground ground : decision.grounds()) {
            pointers.add(pointer(ground));
        }
        return pointers;
    }

    private static String pointer(Ground ground) {
        Layer layer = ground.layer();
        String place = pointer(layer);
        return switch (layer) {
            case SERVICE_CONTROL_POLICY, RESOURCE_CONTROL_POLICY ->
                place + "/" + ground.level() + "/policies/" + ground.index() + statement(ground);
            case IDENTITY_POLICY, PERMISSION_BOUNDARY, ENDPOINT_POLICY, GRANT ->
                place + "/" + ground.index() + statement(ground);
            case RESOURCE_POLICY, SESSION_POLICY, SERVICE_RULE -> place + statement(ground);
        };
    }

    private static String statement(Ground ground) {
        Statement statement = ground.statement();
        return statement == null ? "" : statement.position().pointer();
    }

    private static String pointer(Layer layer) {
        return switch (layer) {
            case RESOURCE_POLICY -> "/resourcePolicy";
            case GRANT -> "/grants";
            case IDENTITY_POLICY -> "/identityPolicies";
            case PERMISSION_BOUNDARY -> "/permissionBoundaries";
            case SESSION_POLICY -> "/sessionPolicy";
            case SERVICE_CONTROL_POLICY -> "/serviceControlPolicies";
            case RESOURCE_CONTROL_POLICY -> "/resourceControlPolicies";
            case ENDPOINT_POLICY -> "/endpointPolicies";
            case SERVICE_RULE -> "service rule";
        };
    }
}
