package io.keyledger.policy.simulation;

import io.keyledger.policy.language.JsonProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON value with only its outermost layer parsed, so that a known policy need not be parsed again.
 *
 * @param text of a string its characters, of anything else the JSON text
 */
public record RawJson(Type type, String text) {
    public static final RawJson MISSING = new RawJson(Type.NULL, "null");

    private static final JsonFactory FACTORY = new JsonFactory();

    /** The types of JSON values. */
    public enum Type {
        OBJECT,
        LIST,
        STRING,
        NUMBER,
        BOOLEAN,
        NULL
    }

    /**
     * Reads the members of a line that is one JSON object.
     *
     * @throws InvalidCaseException when it is not
     */
    public static Map<String, RawJson> readLine(String line) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), line)) {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT) {
                throw new InvalidCaseException(first == null ? "the line is empty" : "the case must be an object");
            }
            Map<String, RawJson> members = members(parser, line);
            if (parser.nextToken() != null) {
                throw new InvalidCaseException("the line continues after its JSON object");
            }
            return members;
        } catch (JacksonException error) {
            TokenStreamLocation place = error.getLocation();
            throw new InvalidCaseException("the line is not JSON: " + JsonProblem.sentence(error)
                    + (place == null ? "" : ", at column " + place.getColumnNr()));
        }
    }

    public boolean isMissing() {
        return type == Type.NULL;
    }

    /** The members of an object, in order; of a name that stands twice the last. */
    public Map<String, RawJson> members(String name) {
        if (type != Type.OBJECT) {
            throw new InvalidCaseException(name + " must be an object");
        }
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            return members(parser, text);
        }
    }

    private static Map<String, RawJson> members(JsonParser parser, String source) {
        Map<String, RawJson> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String member = parser.currentName();
            parser.nextToken();
            members.put(member, value(parser, source));
        }
        return members;
    }

    /** False where no member, at whatever depth, has this name: a glance that spares reading them all. */
    boolean mayName(String member) {
        return text.indexOf(member) >= 0 || text.indexOf('\\') >= 0;
    }

    /** The items of a list; a single value is a list of one, a missing one is empty. */
    public List<RawJson> items() {
        if (type == Type.NULL) {
            return List.of();
        }
        if (type != Type.LIST) {
            return List.of(this);
        }
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            List<RawJson> items = new ArrayList<>();
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(value(parser, text));
            }
            return items;
        }
    }

    /** The text of a string or number. */
    public String string(String name) {
        if (type == Type.STRING || type == Type.NUMBER) {
            return text;
        }
        throw new InvalidCaseException(isMissing() ? name + " is missing" : name + " must be a string");
    }

    private static RawJson value(JsonParser parser, String source) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> new RawJson(Type.OBJECT, structure(parser, source));
            case START_ARRAY -> new RawJson(Type.LIST, structure(parser, source));
            case VALUE_STRING -> new RawJson(Type.STRING, parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new RawJson(Type.NUMBER, parser.getString());
            case VALUE_TRUE, VALUE_FALSE -> new RawJson(Type.BOOLEAN, parser.getString());
            case VALUE_NULL -> MISSING;
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new InvalidCaseException("the line is not JSON");
        };
    }

    private static String structure(JsonParser parser, String source) {
        int start = Math.toIntExact(parser.currentTokenLocation().getCharOffset());
        parser.skipChildren();
        int end = Math.toIntExact(parser.currentLocation().getCharOffset());
        return source.substring(start, end);
    }
}
