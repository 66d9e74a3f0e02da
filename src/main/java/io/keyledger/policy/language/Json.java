package io.keyledger.policy.language;

import io.keyledger.policy.language.Condition.Scalar;
import java.util.List;
import java.util.Optional;

/** A JSON value that knows where it stands. */
sealed interface Json {
    Place place();

    /** Worked out when it is asked for. */
    default Position position() {
        return place().position();
    }

    record Members(Place place, List<Member> members) implements Json {
        Optional<Member> member(String name) {
            for (Member member : members) {
                if (member.name().equals(name)) {
                    return Optional.of(member);
                }
            }
            return Optional.empty();
        }
    }

    record Member(String name, Place place, Json value) {
        Position position() {
            return place.position();
        }
    }

    record Items(Place place, List<Json> items) implements Json {}

    record Value(Place place, Scalar scalar, String text) implements Json {}

    record Nothing(Place place) implements Json {}

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
