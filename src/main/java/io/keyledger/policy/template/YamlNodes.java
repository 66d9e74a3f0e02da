package io.keyledger.policy.template;

import io.keyledger.policy.language.Position;
import io.keyledger.policy.template.TemplateNode.Member;
import io.keyledger.policy.template.TemplateNode.ScalarType;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads YAML into nodes. The short forms of CloudFormation's functions become their long forms: {@code !Ref X} is
 * {@code {"Ref": "X"}}. Aliases are resolved, and the library resolves merge keys.
 */
final class YamlNodes {
    /** CloudFormation takes a template of a megabyte; aliases could make much more of it. */
    private static final int MOST_NODES = 500_000;

    private static final int DEEPEST = 200;

    private int nodes;

    private YamlNodes() {}

    /**
     * Reads the YAML document in a text.
     *
     * @throws InvalidTemplateException if it is broken, too large, or more than one
     */
    static TemplateNode read(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setAllowDuplicateKeys(true)
                .setCodePointLimit(text.length())
                .setAllowNonScalarKeys(true)
                .setSchema(new CoreSchema())
                .build();
        try {
            requireShallow(settings, text);
            Iterator<Node> documents =
                    new Compose(settings).composeAllFromString(text).iterator();
            if (!documents.hasNext()) {
                throw new InvalidTemplateException("the file is empty");
            }
            Node first = documents.next();
            if (documents.hasNext()) {
                throw new InvalidTemplateException(
                        "line " + position(documents.next()).line()
                                + ": a second YAML document starts here; put each template into a file of its own");
            }
            return new YamlNodes().node(first, 0);
        } catch (MarkedYamlEngineException broken) {
            throw new InvalidTemplateException(
                    broken.getProblemMark()
                                    .map(mark -> "line " + (mark.getLine() + 1) + ": ")
                                    .orElse("") + "broken YAML: " + broken.getProblem());
        } catch (YamlEngineException broken) {
            throw new InvalidTemplateException("broken YAML: " + broken.getMessage());
        }
    }

    /** Composing nodes takes a call for each level, parsing events does not. */
    private static void requireShallow(LoadSettings settings, String text) {
        int depth = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
                throw tooDeep(event.getStartMark());
            }
            if (event instanceof CollectionEndEvent) {
                depth--;
            }
        }
    }

    private static InvalidTemplateException tooDeep(Optional<Mark> mark) {
        return new InvalidTemplateException(mark.map(start -> "line " + (start.getLine() + 1) + ": ")
                        .orElse("") + "the YAML has more than " + DEEPEST + " levels");
    }

    private TemplateNode node(Node node, int depth) {
        Position position = position(node);
        if (depth > DEEPEST) {
            // An alias can stand inside what it refers to.
            throw tooDeep(node.getStartMark());
        }
        if (++nodes > MOST_NODES) {
            throw new InvalidTemplateException("its YAML aliases make it too large to check");
        }
        TemplateNode plain = switch (node) {
            case ScalarNode scalar -> scalar(scalar, position);
            case SequenceNode sequence -> {
                List<TemplateNode> items = new ArrayList<>();
                for (Node item : sequence.getValue()) {
                    items.add(node(item, depth + 1));
                }
                yield new TemplateNode.Sequence(position, items);
            }
            case MappingNode mapping -> mapping(mapping, position, depth);
            default -> throw new InvalidTemplateException("line " + position.line() + ": broken YAML");
        };
        return function(node.getTag()).map(name -> call(name, plain)).orElse(plain);
    }

    private static TemplateNode scalar(ScalarNode scalar, Position position) {
        String tag = scalar.getTag().getValue();
        ScalarType type = switch (tag) {
            case "tag:yaml.org,2002:int", "tag:yaml.org,2002:float" -> ScalarType.NUMBER;
            case "tag:yaml.org,2002:bool" -> ScalarType.BOOLEAN;
            case "tag:yaml.org,2002:null" -> ScalarType.NULL;
            default -> ScalarType.STRING;
        };
        return new TemplateNode.Scalar(position, type, type == ScalarType.NULL ? "" : scalar.getValue());
    }

    private TemplateNode.Mapping mapping(MappingNode mapping, Position position, int depth) {
        Map<String, Member> own = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Node key = tuple.getKeyNode();
            Position place = position(key);
            if (!(key instanceof ScalarNode name)) {
                throw new InvalidTemplateException("line " + place.line() + ": a name must be plain text");
            }
            TemplateNode value = node(tuple.getValueNode(), depth + 1);
            if (own.put(name.getValue(), new Member(name.getValue(), place, value)) != null) {
                throw new InvalidTemplateException(
                        "line " + place.line() + ": \"" + name.getValue() + "\" stands twice in the same mapping");
            }
        }
        return new TemplateNode.Mapping(position, List.copyOf(own.values()));
    }

    private static Optional<String> function(Tag tag) {
        String text = tag.getValue();
        if (!text.startsWith("!") || text.length() == 1) {
            return Optional.empty();
        }
        String name = text.substring(1);
        return Optional.of(name.equals("Ref") || name.equals("Condition") ? name : "Fn::" + name);
    }

    private static TemplateNode call(String function, TemplateNode argument) {
        Position position = argument.position();
        TemplateNode written = argument;
        if (function.equals("Fn::GetAtt") && argument instanceof TemplateNode.Scalar(var _, var _, var text)) {
            int dot = text.indexOf('.');
            if (dot > 0) {
                written = new TemplateNode.Sequence(
                        position,
                        List.of(
                                new TemplateNode.Scalar(position, ScalarType.STRING, text.substring(0, dot)),
                                new TemplateNode.Scalar(position, ScalarType.STRING, text.substring(dot + 1))));
            }
        }
        return new TemplateNode.Mapping(position, List.of(new Member(function, position, written)));
    }

    private static Position position(Node node) {
        Optional<Mark> mark = Objects.requireNonNull(node).getStartMark();
        return mark.map(start -> new Position("", start.getLine() + 1, start.getColumn() + 1))
                .orElse(Position.START);
    }
}
