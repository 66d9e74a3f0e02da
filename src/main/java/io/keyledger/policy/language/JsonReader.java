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
            Json document = reader.value(new Place(null, "", parser.currentTokenLocation()), 0);
            if (parser.nextToken() != null) {
                throw new RejectedException(
                        position(parser.currentTokenLocation()), "The document continues after its end");
            }
            return document;
        } catch (JacksonException error) {
            throw new RejectedException(position(error), "The document is not JSON: " + JsonProblem.sentence(error));
        }
    }

    private static Position position(JacksonException error) {
        TokenStreamLocation location = error.getLocation();
        return location == null ? Position.START : position(location);
    }

    private static Position position(TokenStreamLocation location) {
        return new Place(null, "", location).position();
    }

    private Json value(Place place, int depth) {
        if (depth > DEEPEST) {
            throw new RejectedException(place.position(), "The document is nested too deeply for a policy");
        }
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> members(place, depth);
            case START_ARRAY -> items(place, depth);
            case VALUE_STRING -> new Json.Value(place, Scalar.STRING, parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Value(place, Scalar.NUMBER, parser.getString());
            case VALUE_TRUE, VALUE_FALSE -> new Json.Value(place, Scalar.BOOLEAN, parser.getString());
            case VALUE_NULL -> new Json.Nothing(place);
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new RejectedException(place.position(), "The document is not JSON");
        };
    }

    private Json.Members members(Place place, int depth) {
        List<Json.Member> members = new ArrayList<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            Place ofName = new Place(place, name, parser.currentTokenLocation());
            parser.nextToken();
            Json value = value(ofName.at(parser.currentTokenLocation()), depth + 1);
            members.add(new Json.Member(name, ofName, value));
        }
        requireDifferentNames(members);
        return new Json.Members(place, members);
    }

    private static void requireDifferentNames(List<Json.Member> members) {
        if (members.size() < 2) {
            return;
        }
        Set<String> names = HashSet.newHashSet(members.size());
        for (Json.Member member : members) {
            if (!names.add(member.name())) {
                throw new RejectedException(
                        member.position(), "\"" + member.name() + "\" stands twice in the same object");
            }
        }
    }

    private Json.Items items(Place place, int depth) {
        List<Json> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(
                    value(new Place(place, Integer.toString(items.size()), parser.currentTokenLocation()), depth + 1));
        }
        return new Json.Items(place, items);
    }
}
