package io.keyledger.policy.template;

import io.keyledger.policy.language.JsonProblem;
import io.keyledger.policy.language.Position;
import io.keyledger.policy.template.TemplateNode.Member;
import io.keyledger.policy.template.TemplateNode.ScalarType;
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

/** Reads JSON into nodes. Its depth is bounded by Jackson. */
final class JsonNodes {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonParser parser;

    private JsonNodes(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Reads a JSON object.
     *
     * @param skipped names of members of the outermost object that are not needed
     * @throws InvalidTemplateException if the text is not one JSON object, or repeats a name
     */
    static TemplateNode.Mapping read(String text, Set<String> skipped) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new InvalidTemplateException("it is not a JSON object");
            }
            TemplateNode.Mapping root = new JsonNodes(parser).mapping(skipped);
            if (parser.nextToken() != null) {
                throw new InvalidTemplateException(
                        "line " + parser.currentTokenLocation().getLineNr() + ": the JSON object has already ended");
            }
            return root;
        } catch (JacksonException broken) {
            TokenStreamLocation place = broken.getLocation();
            throw new InvalidTemplateException(
                    (place == null ? "" : "line " + place.getLineNr() + ": ") + JsonProblem.sentence(broken));
        }
    }

    private TemplateNode value() {
        Position position = position();
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(Set.of());
            case START_ARRAY -> sequence(position);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                new TemplateNode.Scalar(position, ScalarType.NUMBER, parser.getString());
            case VALUE_TRUE, VALUE_FALSE -> new TemplateNode.Scalar(position, ScalarType.BOOLEAN, parser.getString());
            case VALUE_NULL -> new TemplateNode.Scalar(position, ScalarType.NULL, "");
            case VALUE_STRING, VALUE_EMBEDDED_OBJECT, PROPERTY_NAME, END_ARRAY, END_OBJECT, NOT_AVAILABLE ->
                new TemplateNode.Scalar(position, ScalarType.STRING, parser.getString());
        };
    }

    private TemplateNode.Mapping mapping(Set<String> skipped) {
        Position position = position();
        List<Member> members = new ArrayList<>();
        Set<String> names = new HashSet<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            Position ofName = position();
            if (!names.add(name)) {
                throw new InvalidTemplateException(
                        "line " + ofName.line() + ": \"" + name + "\" stands twice in the same object");
            }
            parser.nextToken();
            if (skipped.contains(name)) {
                parser.skipChildren();
            } else {
                members.add(new Member(name, ofName, value()));
            }
        }
        return new TemplateNode.Mapping(position, members);
    }

    private TemplateNode.Sequence sequence(Position position) {
        List<TemplateNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return new TemplateNode.Sequence(position, items);
    }

    private Position position() {
        TokenStreamLocation location = parser.currentTokenLocation();
        return new Position("", Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }
}
