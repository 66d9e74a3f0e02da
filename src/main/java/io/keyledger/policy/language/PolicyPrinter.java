package io.keyledger.policy.language;

import io.keyledger.policy.language.Condition.Scalar;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes a policy in a canonical form; reading it back gives the same policy at other positions. */
public final class PolicyPrinter {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;

    private PolicyPrinter(JsonGenerator json) {
        this.json = json;
    }

    public static String print(Policy policy) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            new PolicyPrinter(json).write(policy);
        }
        return text.toString();
    }

    /** One statement, as it stands in a policy. */
    public static String print(Statement statement) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            new PolicyPrinter(json).write(statement);
        }
        return text.toString();
    }

    private void write(Policy policy) {
        json.writeStartObject();
        json.writeStringProperty("Version", policy.version().text());
        if (policy.id() != null) {
            json.writeStringProperty("Id", policy.id());
        }
        json.writeArrayPropertyStart("Statement");
        policy.statements().forEach(this::write);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(Statement statement) {
        json.writeStartObject();
        if (statement.sid() != null) {
            json.writeStringProperty("Sid", statement.sid());
        }
        json.writeStringProperty("Effect", statement.effect().text());
        switch (statement.principal()) {
            case PrincipalSpec.Implied() -> {}
            case PrincipalSpec.Named(var patterns) -> writePrincipals("Principal", patterns);
            case PrincipalSpec.Not(var patterns) -> writePrincipals("NotPrincipal", patterns);
        }
        switch (statement.action()) {
            case ActionSpec.Listed(var patterns) -> writeList("Action", actionTexts(patterns));
            case ActionSpec.Not(var patterns) -> writeList("NotAction", actionTexts(patterns));
            case ActionSpec.Missing() -> {}
        }
        switch (statement.resource()) {
            case ResourceSpec.Listed(var patterns) -> writeList("Resource", templateTexts(patterns));
            case ResourceSpec.Not(var patterns) -> writeList("NotResource", templateTexts(patterns));
            case ResourceSpec.Missing() -> {}
        }
        if (!statement.conditions().isEmpty()) {
            writeConditions(statement.conditions());
        }
        json.writeEndObject();
    }

    private void writePrincipals(String element, List<PrincipalPattern> patterns) {
        if (patterns.getFirst() instanceof PrincipalPattern.Everyone(var bare) && bare) {
            json.writeStringProperty(element, "*");
            return;
        }
        Map<String, List<String>> byType = new LinkedHashMap<>();
        for (PrincipalPattern pattern : patterns) {
            byType.computeIfAbsent(pattern.type(), _ -> new ArrayList<>()).add(pattern.text());
        }
        json.writeObjectPropertyStart(element);
        byType.forEach(this::writeList);
        json.writeEndObject();
    }

    private void writeConditions(List<Condition> conditions) {
        Set<String> operators = new LinkedHashSet<>();
        conditions.forEach(condition -> operators.add(condition.operatorText()));
        json.writeObjectPropertyStart("Condition");
        for (String operator : operators) {
            json.writeObjectPropertyStart(operator);
            for (Condition condition : conditions) {
                if (condition.operatorText().equals(operator)) {
                    json.writeArrayPropertyStart(condition.keyText());
                    condition.values().forEach(this::write);
                    json.writeEndArray();
                }
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void write(Condition.Value value) {
        if (value.scalar() == Scalar.STRING) {
            json.writeString(value.text());
            return;
        }
        json.writeRawValue(value.text());
    }

    private void writeList(String element, List<String> values) {
        json.writeArrayPropertyStart(element);
        values.forEach(json::writeString);
        json.writeEndArray();
    }

    private static List<String> actionTexts(List<ActionPattern> patterns) {
        return patterns.stream().map(ActionPattern::text).toList();
    }

    private static List<String> templateTexts(List<Template> patterns) {
        return patterns.stream().map(Template::text).toList();
    }
}
