package io.keyledger.policy.language;

import io.keyledger.policy.language.Condition.Scalar;
import java.util.ArrayList;
import java.util.List;

/** The strings of an element; anything else in their place makes AWS reject the policy. */
final class ElementStrings {
    private ElementStrings() {}

    /** The string of an element that takes one. */
    static String string(Json.Member member) {
        if (member.value() instanceof Json.Value(var _, var scalar, var text) && scalar == Scalar.STRING) {
            return text;
        }
        throw new RejectedException(
                member.value().position(),
                member.name() + " must be a string, not " + member.value().typeName());
    }

    /** The strings of an element that takes one or a list. */
    static List<Json.Value> strings(String element, Json value) {
        return switch (value) {
            case Json.Value single when single.scalar() == Scalar.STRING -> List.of(single);
            case Json.Items(var _, var items) -> {
                List<Json.Value> strings = new ArrayList<>();
                for (Json item : items) {
                    if (!(item instanceof Json.Value string) || string.scalar() != Scalar.STRING) {
                        throw new RejectedException(
                                item.position(), element + " must hold strings only, not " + item.typeName());
                    }
                    strings.add(string);
                }
                yield strings;
            }
            case Json.Value _, Json.Members _, Json.Nothing _ ->
                throw new RejectedException(
                        value.position(), element + " must be a string or a list of strings, not " + value.typeName());
        };
    }
}
