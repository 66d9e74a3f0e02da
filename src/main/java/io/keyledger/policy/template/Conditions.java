package io.keyledger.policy.template;

import io.keyledger.policy.template.TemplateNode.Member;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Evaluates the conditions of a CloudFormation template. */
final class Conditions {
    private final TemplateNode conditions;
    private final Function<TemplateNode, Resolved> functions;
    private final Map<String, Truth> known = new HashMap<>();

    /** @param functions evaluates a value */
    Conditions(TemplateNode template, Function<TemplateNode, Resolved> functions) {
        this.conditions = template.member("Conditions").orElse(template);
        this.functions = functions;
    }

    /** Whether a condition holds. */
    enum Truth {
        TRUE,
        FALSE,
        UNKNOWN;

        static Truth of(boolean holds) {
            return holds ? TRUE : FALSE;
        }

        private Truth negated() {
            return switch (this) {
                case TRUE -> FALSE;
                case FALSE -> TRUE;
                case UNKNOWN -> UNKNOWN;
            };
        }
    }

    /** A condition that depends on itself is unknown. */
    Truth named(String name) {
        Truth before = known.putIfAbsent(name, Truth.UNKNOWN);
        if (before != null) {
            return before;
        }
        Truth truth = conditions.member(name).map(this::of).orElse(Truth.UNKNOWN);
        known.put(name, truth);
        return truth;
    }

    private Truth of(TemplateNode condition) {
        if (condition.mapping().size() != 1) {
            return Truth.UNKNOWN;
        }
        Member call = condition.mapping().getFirst();
        List<TemplateNode> arguments = call.value().sequence();
        return switch (call.name()) {
            case "Condition" -> call.value().text().map(this::named).orElse(Truth.UNKNOWN);
            case "Fn::Equals" -> equal(arguments);
            case "Fn::Not" -> arguments.size() == 1 ? of(arguments.getFirst()).negated() : Truth.UNKNOWN;
            case "Fn::And" -> any(arguments, Truth.FALSE);
            case "Fn::Or" -> any(arguments, Truth.TRUE);
            default -> Truth.UNKNOWN;
        };
    }

    /** The given truth if any of the conditions has it; else the opposite if all have that. */
    private Truth any(List<TemplateNode> arguments, Truth decisive) {
        boolean unknown = arguments.isEmpty();
        for (TemplateNode argument : arguments) {
            Truth truth = of(argument);
            if (truth == decisive) {
                return decisive;
            }
            unknown |= truth == Truth.UNKNOWN;
        }
        return unknown ? Truth.UNKNOWN : decisive.negated();
    }

    private Truth equal(List<TemplateNode> arguments) {
        if (arguments.size() != 2) {
            return Truth.UNKNOWN;
        }
        String one = functions.apply(arguments.getFirst()).string();
        String other = functions.apply(arguments.getLast()).string();
        return one == null || other == null ? Truth.UNKNOWN : Truth.of(one.equals(other));
    }
}
