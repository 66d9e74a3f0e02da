package io.keyledger.policy.template;

import io.keyledger.policy.language.Position;
import java.util.List;
import java.util.Optional;

/** A value of a template, JSON or YAML, with its position in the file. */
sealed interface TemplateNode {
    Position position();

    /**
     * Values by name.
     *
     * @param members with different names, in file order
     */
    record Mapping(Position position, List<Member> members) implements TemplateNode {
        public Mapping {
            members = List.copyOf(members);
        }

        Optional<TemplateNode> get(String name) {
            for (Member member : members) {
                if (member.name().equals(name)) {
                    return Optional.of(member.value());
                }
            }
            return Optional.empty();
        }
    }

    /**
     * A name in a mapping, and its value.
     *
     * @param position of the name
     */
    record Member(String name, Position position, TemplateNode value) {}

    /** Values in order. */
    record Sequence(Position position, List<TemplateNode> items) implements TemplateNode {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /**
     * A string, number, boolean or null.
     *
     * @param characters without quotes and escapes
     */
    record Scalar(Position position, ScalarType type, String characters) implements TemplateNode {
        boolean isNull() {
            return type == ScalarType.NULL;
        }
    }

    /** The types of scalars. */
    enum ScalarType {
        STRING,
        NUMBER,
        BOOLEAN,
        NULL
    }

    /** The member of a mapping; empty if this is not a mapping. */
    default Optional<TemplateNode> member(String name) {
        return this instanceof Mapping mapping ? mapping.get(name) : Optional.empty();
    }

    /** The text of a scalar other than null. */
    default Optional<String> text() {
        return this instanceof Scalar scalar && !scalar.isNull() ? Optional.of(scalar.characters()) : Optional.empty();
    }

    /** The text of a member that is a scalar other than null. */
    default Optional<String> text(String name) {
        return member(name).flatMap(TemplateNode::text);
    }

    /** The items of a sequence; none if this is not a sequence. */
    default List<TemplateNode> sequence() {
        return this instanceof Sequence(var _, var items) ? items : List.of();
    }

    /** The members of a mapping; none if this is not a mapping. */
    default List<Member> mapping() {
        return this instanceof Mapping(var _, var members) ? members : List.of();
    }
}
