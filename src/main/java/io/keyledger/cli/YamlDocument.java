package io.keyledger.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;

/**
 * A YAML file as a tree that still knows on which line each value stands. A key without a value counts as not written.
 *
 * @param positions of keys and list elements, by {@link SettingPath} text
 */
record YamlDocument(String name, ObjectNode tree, Map<String, Position> positions) {
    private static final YAMLFactory FACTORY = YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** A place in a file, both numbers counted from 1. */
    record Position(int line, int column) {
        static Position of(TokenStreamLocation location) {
            return new Position(location.getLineNr(), location.getColumnNr());
        }

        @Override
        public String toString() {
            return "line " + line + ", column " + column;
        }
    }

    /** @throws UsageException where the text is not a YAML mapping; the message says on which line */
    static YamlDocument parse(String name, String text) {
        Map<String, Position> positions = new HashMap<>();
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                return new YamlDocument(name, JsonNodeFactory.instance.objectNode(), positions);
            }
            if (!(new Reading(parser, positions).value(SettingPath.ROOT) instanceof ObjectNode tree)) {
                throw new UsageException(name + ": the file must be a list of 'key: value' lines");
            }
            return new YamlDocument(name, tree, positions);
        } catch (JacksonException broken) {
            throw new UsageException(name + ", " + problem(broken), broken);
        }
    }

    /** Where a value stands, or else the nearest value around it that the file names. */
    Optional<Position> position(SettingPath path) {
        for (SettingPath at = path; ; at = at.parent()) {
            Position position = positions.get(at.text());
            if (position != null) {
                return Optional.of(position);
            }
            if (at.equals(SettingPath.ROOT)) {
                return Optional.empty();
            }
        }
    }

    /** Whether the file itself holds the value, or something around it. */
    boolean names(SettingPath path) {
        return positions.containsKey(path.text());
    }

    private static String problem(JacksonException broken) {
        if (broken.getCause() instanceof MarkedYamlEngineException marked
                && marked.getProblemMark().isPresent()) {
            Mark mark = marked.getProblemMark().get();
            return new Position(mark.getLine() + 1, mark.getColumn() + 1) + ": broken YAML: " + marked.getProblem();
        }
        return Position.of(broken.getLocation()) + ": broken YAML: " + broken.getOriginalMessage();
    }

    private record Reading(JsonParser parser, Map<String, Position> positions) {
        JsonNode value(SettingPath path) {
            return switch (parser.currentToken()) {
                case START_OBJECT -> object(path);
                case START_ARRAY -> array(path);
                case VALUE_TRUE, VALUE_FALSE -> JsonNodeFactory.instance.booleanNode(parser.getBooleanValue());
                case VALUE_NUMBER_INT -> integer();
                case VALUE_NUMBER_FLOAT -> JsonNodeFactory.instance.numberNode(parser.getDecimalValue());
                case VALUE_NULL -> JsonNodeFactory.instance.nullNode();
                case VALUE_STRING, VALUE_EMBEDDED_OBJECT, END_ARRAY, END_OBJECT, NOT_AVAILABLE, PROPERTY_NAME ->
                    JsonNodeFactory.instance.stringNode(parser.getString());
            };
        }

        private ObjectNode object(SettingPath path) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                SettingPath inner = path.child(key);
                positions.put(inner.text(), Position.of(parser.currentTokenLocation()));
                parser.nextToken();
                JsonNode value = value(inner);
                if (!value.isNull()) {
                    object.set(key, value);
                }
            }
            return object;
        }

        private JsonNode array(SettingPath path) {
            var array = JsonNodeFactory.instance.arrayNode();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                SettingPath inner = path.child(Integer.toString(array.size()));
                positions.put(inner.text(), Position.of(parser.currentTokenLocation()));
                array.add(value(inner));
            }
            return array;
        }

        /** An account id keeps its leading zeros. */
        private JsonNode integer() {
            String text = parser.getString();
            return text.length() > 1 && text.startsWith("0")
                    ? JsonNodeFactory.instance.stringNode(text)
                    : JsonNodeFactory.instance.numberNode(parser.getBigIntegerValue());
        }
    }
}
