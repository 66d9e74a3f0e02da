package io.keyledger.policy.template;

import io.keyledger.policy.language.Position;
import io.keyledger.policy.template.Resolved.Absent;
import io.keyledger.policy.template.Resolved.Known;
import io.keyledger.policy.template.Resolved.Unknown;
import io.keyledger.policy.template.TemplateNode.Member;
import io.keyledger.policy.template.TemplateNode.Scalar;
import io.keyledger.policy.template.TemplateNode.ScalarType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Evaluates the functions of a CloudFormation template as far as the template and the deployment determine them; the
 * rest is unknown. Parameters have their default values.
 *
 * <p>Source: AWS CloudFormation Template Reference Guide, intrinsic functions and pseudo parameters.
 */
final class IntrinsicFunctions {
    /** The most characters of one value: nested Fn::Sub could double it at each level. */
    private static final int LONGEST = 1 << 20;

    private static final String FUNCTION = "Fn::";
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");

    private final TemplateNode template;
    private final References references;
    private final IntrinsicFunctions certain;
    private final Conditions conditions;

    /** Evaluates for a deployment of which everything is certain that is not empty. */
    IntrinsicFunctions(TemplateNode template, Deployment deployment) {
        this.template = template;
        this.references = new References(template, deployment);
        this.certain = this;
        this.conditions = new Conditions(template, this::resolve);
    }

    /**
     * Evaluates with stand-ins.
     *
     * @param certain what chooses between values: a stand-in must not
     */
    IntrinsicFunctions(TemplateNode template, Deployment standIns, IntrinsicFunctions certain) {
        this.template = template;
        this.references = new References(template, standIns);
        this.certain = certain;
        this.conditions = certain.conditions;
    }

    /** Whether a mapping is a call of a function. */
    static boolean isCall(TemplateNode node) {
        return node instanceof TemplateNode.Mapping(var _, var members)
                && members.size() == 1
                && (members.getFirst().name().equals("Ref")
                        || members.getFirst().name().startsWith(FUNCTION));
    }

    Resolved resolve(TemplateNode node) {
        return switch (node) {
            case Scalar scalar -> new Known(scalar);
            case TemplateNode.Sequence(var position, var items) -> items(position, items);
            case TemplateNode.Mapping(var position, var members) ->
                isCall(node) ? call(members.getFirst()) : members(position, members);
        };
    }

    private Resolved items(Position position, List<TemplateNode> items) {
        List<TemplateNode> known = new ArrayList<>();
        for (TemplateNode item : items) {
            switch (resolve(item)) {
                case Known(var value) -> known.add(value);
                case Unknown unknown -> {
                    return unknown;
                }
                case Absent() -> {}
            }
        }
        return new Known(new TemplateNode.Sequence(position, known));
    }

    private Resolved members(Position position, List<Member> members) {
        List<Member> known = new ArrayList<>();
        for (Member member : members) {
            if (member.name().startsWith(FUNCTION)) {
                return new Unknown(member.position(), member.name() + ", which only the deployment evaluates");
            }
            switch (resolve(member.value())) {
                case Known(var value) -> known.add(new Member(member.name(), member.position(), value));
                case Unknown unknown -> {
                    return unknown;
                }
                case Absent() -> {}
            }
        }
        return new Known(new TemplateNode.Mapping(position, known));
    }

    private Resolved call(Member call) {
        TemplateNode argument = call.value();
        Position position = argument.position();
        return switch (call.name()) {
            case "Ref" ->
                argument.text().map(name -> references.ref(name, position)).orElseGet(() -> malformed(call));
            case "Fn::GetAtt" -> attribute(call);
            case "Fn::Sub" -> substitution(call);
            case "Fn::Join" -> join(call);
            case "Fn::Select" -> select(call);
            case "Fn::Split" -> split(call);
            case "Fn::If" -> choice(call);
            case "Fn::FindInMap" -> lookUp(call);
            case "Fn::ImportValue" -> new Unknown(position, "the export of another stack");
            default -> new Unknown(position, call.name() + ", which only the deployment evaluates");
        };
    }

    private static Unknown malformed(Member call) {
        return new Unknown(call.position(), call.name() + " with arguments that CloudFormation does not document");
    }

    private Resolved attribute(Member call) {
        TemplateNode argument = call.value();
        List<String> names = argument instanceof Scalar(var _, var _, var text)
                ? List.of(text.split("\\.", 2))
                : argument.sequence().stream()
                        .flatMap(item -> item.text().stream())
                        .toList();
        return names.size() == 2
                ? references.attribute(names.getFirst(), names.getLast(), argument.position())
                : malformed(call);
    }

    private Resolved substitution(Member call) {
        TemplateNode argument = call.value();
        List<TemplateNode> items = argument.sequence();
        Optional<String> text = items.size() == 2 ? items.getFirst().text() : argument.text();
        if (text.isEmpty()) {
            return malformed(call);
        }
        TemplateNode variables = items.size() == 2 ? items.getLast() : argument;
        // Evaluated once each: nested substitutions would double the work at each level.
        Map<String, Resolved> values = new HashMap<>();
        Matcher matcher = VARIABLE.matcher(text.get());
        StringBuilder result = new StringBuilder();
        int from = 0;
        while (matcher.find()) {
            result.append(text.get(), from, matcher.start());
            from = matcher.end();
            String name = matcher.group(1).strip();
            if (name.startsWith("!")) {
                result.append("${").append(name, 1, name.length()).append('}');
                continue;
            }
            Resolved value = values.computeIfAbsent(name, same -> variable(same, variables, argument.position()));
            if (value instanceof Unknown unknown) {
                return unknown;
            }
            String known = value.string();
            if (known == null || result.length() + known.length() > LONGEST) {
                return malformed(call);
            }
            result.append(known);
        }
        return string(
                argument.position(),
                result.append(text.get(), from, text.get().length()).toString());
    }

    private Resolved variable(String name, TemplateNode variables, Position position) {
        Optional<TemplateNode> own = variables.member(name);
        if (own.isPresent()) {
            return resolve(own.get());
        }
        int dot = name.indexOf('.');
        return dot < 0
                ? references.ref(name, position)
                : references.attribute(name.substring(0, dot), name.substring(dot + 1), position);
    }

    private Resolved join(Member call) {
        List<TemplateNode> arguments = call.value().sequence();
        if (arguments.size() != 2 || arguments.getFirst().text().isEmpty()) {
            return malformed(call);
        }
        Resolved list = resolve(arguments.getLast());
        if (!(list instanceof Known(TemplateNode.Sequence(var _, var items)))) {
            return list instanceof Unknown ? list : malformed(call);
        }
        StringBuilder joined = new StringBuilder();
        String delimiter = "";
        for (TemplateNode item : items) {
            Optional<String> text = item.text();
            if (text.isEmpty() || joined.length() + text.get().length() > LONGEST) {
                return malformed(call);
            }
            joined.append(delimiter).append(text.get());
            delimiter = arguments.getFirst().text().get();
        }
        return string(call.value().position(), joined.toString());
    }

    private Resolved select(Member call) {
        List<TemplateNode> arguments = call.value().sequence();
        if (arguments.size() != 2) {
            return malformed(call);
        }
        Resolved index = resolve(arguments.getFirst());
        Resolved list = resolve(arguments.getLast());
        if (index instanceof Unknown || list instanceof Unknown) {
            return index instanceof Unknown ? index : list;
        }
        String number = index.string();
        if (number == null
                || !number.matches("[0-9]{1,6}")
                || !(list instanceof Known(TemplateNode.Sequence(var _, var items)))
                || Integer.parseInt(number) >= items.size()) {
            return malformed(call);
        }
        return new Known(items.get(Integer.parseInt(number)));
    }

    private Resolved split(Member call) {
        List<TemplateNode> arguments = call.value().sequence();
        if (arguments.size() != 2) {
            return malformed(call);
        }
        String delimiter = arguments.getFirst().text().orElse("");
        Resolved source = resolve(arguments.getLast());
        if (source instanceof Unknown) {
            return source;
        }
        String text = source.string();
        if (text == null || delimiter.isEmpty()) {
            return malformed(call);
        }
        Position position = call.value().position();
        List<TemplateNode> parts = new ArrayList<>();
        for (String part : text.split(Pattern.quote(delimiter), -1)) {
            parts.add(new Scalar(position, ScalarType.STRING, part));
        }
        return new Known(new TemplateNode.Sequence(position, parts));
    }

    private Resolved choice(Member call) {
        List<TemplateNode> arguments = call.value().sequence();
        if (arguments.size() != 3 || arguments.getFirst().text().isEmpty()) {
            return malformed(call);
        }
        String condition = arguments.getFirst().text().get();
        return switch (conditions.named(condition)) {
            case TRUE -> resolve(arguments.get(1));
            case FALSE -> resolve(arguments.get(2));
            case UNKNOWN -> new Unknown(call.value().position(), "the condition " + condition);
        };
    }

    private Resolved lookUp(Member call) {
        List<TemplateNode> arguments = call.value().sequence();
        if (arguments.size() < 3) {
            return malformed(call);
        }
        TemplateNode found = template.member("Mappings").orElse(null);
        for (TemplateNode argument : arguments.subList(0, 3)) {
            Resolved key = certain.resolve(argument);
            if (key instanceof Unknown) {
                return key;
            }
            String name = key.string();
            found = found == null || name == null ? null : found.member(name).orElse(null);
        }
        return found == null
                ? new Unknown(call.value().position(), "an entry that the template's mappings do not have")
                : new Known(found);
    }

    private static Known string(Position position, String text) {
        return new Known(new Scalar(position, ScalarType.STRING, text));
    }
}
