package io.keyledger.policy.template;

import io.keyledger.policy.language.Position;
import io.keyledger.policy.template.TemplateNode.Member;
import io.keyledger.policy.template.TemplateNode.Scalar;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes a policy of a template as JSON, and keeps the position of each part. */
final class PolicyWriter {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final Map<String, Position> positions = new HashMap<>();
    private final StringWriter text = new StringWriter();
    private final JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text);

    private PolicyWriter() {}

    record Written(String document, Map<String, Position> positions) {}

    /** @param policy without functions */
    static Written write(TemplateNode policy) {
        PolicyWriter writer = new PolicyWriter();
        writer.node(policy, "");
        writer.json.close();
        return new Written(writer.text.toString(), writer.positions);
    }

    private void node(TemplateNode node, String pointer) {
        positions.putIfAbsent(pointer, node.position());
        switch (node) {
            case Scalar scalar -> scalar(scalar);
            case TemplateNode.Sequence(var _, var items) -> {
                json.writeStartArray();
                for (int index = 0; index < items.size(); index++) {
                    node(items.get(index), pointer + "/" + index);
                }
                json.writeEndArray();
            }
            case TemplateNode.Mapping(var _, List<Member> members) -> {
                json.writeStartObject();
                for (Member member : members) {
                    String inner =
                            pointer + "/" + member.name().replace("~", "~0").replace("/", "~1");
                    positions.put(inner, member.position());
                    json.writeName(member.name());
                    node(member.value(), inner);
                }
                json.writeEndObject();
            }
        }
    }

    /** YAML writes account ids and versions without quotes, so what looks like a number is text. */
    private void scalar(Scalar scalar) {
        switch (scalar.type()) {
            case STRING, NUMBER -> json.writeString(scalar.characters());
            case BOOLEAN -> json.writeBoolean(Boolean.parseBoolean(scalar.characters()));
            case NULL -> json.writeNull();
        }
    }
}
