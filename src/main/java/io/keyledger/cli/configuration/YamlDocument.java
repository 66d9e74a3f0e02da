package io.keyledger.cli.configuration;

import io.keyledger.cli.process.UsageException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * A YAML file as a tree with the position of each value. A key without a value counts as absent.
 *
 * @param tree maps, lists, texts, numbers and booleans by key
 * @param positions positions of keys and list elements, by {@link SettingPath} text
 */
public record YamlDocument(String name, Map<String, ?> tree, Map<String, Position> positions) {
    private static final YAMLFactory FACTORY = new YAMLFactory();

    /** A position in a file, counted from 1. */
    public record Position(int line, int column) {
        static Position of(TokenStreamLocation location) {
            return new Position(location.getLineNr(), location.getColumnNr());
        }

        @Override
        public String toString() {
            return "line " + line + ", column " + column;
        }
    }

    /**
     * Parses the text of a file.
     *
     * @throws UsageException if the text is not a YAML mapping; the message names the line
     */
    public static YamlDocument parse(String name, String text) {
        Map<String, Position> positions = new HashMap<>();
        try (YAMLParser parser = (YAMLParser) FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                return new YamlDocument(name, Map.of(), positions);
            }
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw new UsageException(name + ": the file must be a list of 'key: value' lines");
            }
            Map<String, ?> tree = new Reading(name, parser, positions).map(SettingPath.ROOT);
            if (parser.nextToken() != null) {
                throw new UsageException(name + ", " + Position.of(parser.currentTokenLocation())
                        + ": a second YAML document starts here; put all settings into one");
            }
            return new YamlDocument(name, tree, positions);
        } catch (JacksonException broken) {
            throw new UsageException(name + problem(broken), broken);
        }
    }

    /** The position of a value, or of the nearest enclosing value in the file. */
    public Optional<Position> position(SettingPath path) {
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

    /** Whether the file has the value or an enclosing one. */
    boolean names(SettingPath path) {
        return positions.containsKey(path.text());
    }

    private static String problem(JacksonException broken) {
        if (broken.getCause() instanceof MarkedYamlEngineException marked
                && marked.getProblemMark().isPresent()) {
            Mark mark = marked.getProblemMark().get();
            return ", " + new Position(mark.getLine() + 1, mark.getColumn() + 1) + ": broken YAML: "
                    + marked.getProblem();
        }
        TokenStreamLocation location = broken.getLocation();
        String place = location == null ? "" : ", " + Position.of(location);
        return place
                + (broken instanceof StreamConstraintsException
                        ? ": too many levels, or too long a value"
                        : ": broken YAML: a key must be plain text, and every bracket must be closed");
    }

    private record Reading(String name, YAMLParser parser, Map<String, Position> positions) {
        private @Nullable Object value(SettingPath path) {
            if (parser.isCurrentAlias()) {
                throw refusal("aliases are not supported; write the value out");
            }
            return switch (parser.currentToken()) {
                case START_OBJECT -> map(path);
                case START_ARRAY -> list(path);
                case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
                case VALUE_NUMBER_INT -> integer();
                case VALUE_NUMBER_FLOAT -> decimal();
                case VALUE_NULL -> null;
                case VALUE_STRING, VALUE_EMBEDDED_OBJECT, END_ARRAY, END_OBJECT, NOT_AVAILABLE, PROPERTY_NAME ->
                    parser.getString();
            };
        }

        Map<String, ?> map(SettingPath path) {
            Map<String, Object> map = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                SettingPath inner = path.child(key);
                if (positions.put(inner.text(), Position.of(parser.currentTokenLocation())) != null) {
                    throw refusal("'" + inner.text() + "' is set twice; keep one of the two");
                }
                parser.nextToken();
                Object value = value(inner);
                if (value != null) {
                    map.put(key, value);
                }
            }
            return map;
        }

        private List<?> list(SettingPath path) {
            List<Object> list = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                SettingPath inner = path.child(Integer.toString(list.size()));
                positions.put(inner.text(), Position.of(parser.currentTokenLocation()));
                Object value = value(inner);
                if (value == null) {
                    throw refusal("an element of the list '" + path.text() + "' has no value");
                }
                list.add(value);
            }
            return list;
        }

        /** An account id keeps its leading zeros. */
        private Object integer() {
            String text = parser.getString();
            return text.length() > 1 && text.startsWith("0") ? text : parser.getBigIntegerValue();
        }

        private Object decimal() {
            try {
                return new BigDecimal(parser.getString());
            } catch (NumberFormatException _) {
                // .nan and .inf stay text, so that binding reports which setting needs a number.
                return parser.getString();
            }
        }

        private UsageException refusal(String reason) {
            return new UsageException(name + ", " + Position.of(parser.currentTokenLocation()) + ": " + reason);
        }
    }
}
