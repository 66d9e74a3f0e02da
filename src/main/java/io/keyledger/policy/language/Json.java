package io.keyledger.policy.language;

import io.keyledger.policy.language.Condition.Scalar;
import java.util.List;
import java.util.Optional;

/** A JSON value that knows where it stands. */
sealed interface Json {
    Position position();

    record Members(Position position, List<Member> members) implements Json {
        Optional<Member> member(String name) {
            return members.stream().filter(member -> member.name().equals(name)).findFirst();
        }
    }

    record Member(String name, Position position, Json value) {}

    record Items(Position position, List<Json> items) implements Json {}

    record Value(Position position, Scalar scalar, String text) implements Json {}

    record Nothing(Position position) implements Json {}

    /** The value's JSON type, for a sentence. */
    default String typeName() {
        return switch (this) {
            case Members _ -> "an object";
            case Items _ -> "a list";
            case Value(var _, var scalar, var _) ->
                switch (scalar) {
                    case STRING -> "a string";
                    case NUMBER -> "a number";
                    case BOOLEAN -> "a boolean";
                };
            case Nothing _ -> "null";
        };
    }
}
