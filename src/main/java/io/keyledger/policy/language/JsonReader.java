package io.keyledger.policy.language;

import io.keyledger.policy.language.Condition.Scalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Reads one JSON document into values with positions. Repeated names are rejected, as AWS does. */
final class JsonReader {
    /** A policy needs six levels; the bound keeps hostile input from the stack's end. */
    private static final int DEEPEST = 32;

    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonParser parser;

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    /** @throws RejectedException when the text is not one JSON document */
    static Json read(String text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            JsonReader reader = new JsonReader(parser);
            if (parser.nextToken() == null) {
                throw new RejectedException(Position.START, "The document is empty");
            }
            Json document = reader.value("", 0);
            if (parser.nextToken() != null) {
                throw new RejectedException(reader.position(""), "The document goes on after its end");
            }
            return document;
        } catch (JacksonException error) {
            throw new RejectedException(position(error), "The document is not JSON: " + error.getOriginalMessage());
        }
    }

    private static Position position(JacksonException error) {
        TokenStreamLocation location = error.getLocation();
        return location == null ? Position.START : position("", location);
    }

    private static Position position(String pointer, TokenStreamLocation location) {
        return new Position(pointer, Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    private Position position(String pointer) {
        return position(pointer, parser.currentTokenLocation());
    }

    private Json value(String pointer, int depth) {
        Position position = position(pointer);
        if (depth > DEEPEST) {
            throw new RejectedException(position, "The document is nested too deeply for a policy");
        }
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> members(position, pointer, depth);
            case START_ARRAY -> items(position, pointer, depth);
            case VALUE_STRING -> new Json.Value(position, Scalar.STRING, parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Value(position, Scalar.NUMBER, parser.getString());
            case VALUE_TRUE, VALUE_FALSE -> new Json.Value(position, Scalar.BOOLEAN, parser.getString());
            case VALUE_NULL -> new Json.Nothing(position);
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new RejectedException(position, "The document is not JSON");
        };
    }

    private Json.Members members(Position position, String pointer, int depth) {
        List<Json.Member> members = new ArrayList<>();
        Set<String> names = new HashSet<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            String memberPointer = pointer + "/" + escape(name);
            Position namePosition = position(memberPointer);
            if (!names.add(name)) {
                throw new RejectedException(namePosition, "\"" + name + "\" stands twice in the same object");
            }
            parser.nextToken();
            members.add(new Json.Member(name, namePosition, value(memberPointer, depth + 1)));
        }
        return new Json.Members(position, members);
    }

    private Json.Items items(Position position, String pointer, int depth) {
        List<Json> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(pointer + "/" + items.size(), depth + 1));
        }
        return new Json.Items(position, items);
    }

    /** Escapes a name for a JSON pointer (RFC 6901). */
    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
