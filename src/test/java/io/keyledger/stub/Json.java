package io.keyledger.stub;

import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON as AWS's JSON protocols use it. */
final class Json {
    private static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static byte[] bytes(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    /** The object in the bytes, an empty one where there are none; or AWS's serialization error. */
    static ObjectNode object(byte[] bytes) {
        if (bytes.length == 0) {
            return object();
        }
        try {
            if (MAPPER.readTree(bytes) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw new AwsError(400, "SerializationException", "Not JSON");
        }
        throw new AwsError(400, "SerializationException", "Not a JSON object");
    }

    /** Seconds since the epoch with their milliseconds, as AWS JSON has timestamps. */
    static double timestamp(Instant instant) {
        return instant.toEpochMilli() / 1000.0;
    }
}
