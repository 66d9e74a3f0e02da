package io.keyledger.policy.decision.condition;

import io.keyledger.policy.language.Template;
import io.keyledger.policy.language.Template.Part;
import io.keyledger.policy.request.RequestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts values in the place of policy variables. */
public final class Variables {
    private Variables() {}

    /**
     * The parts of a value with every variable replaced by text; wildcards in that text have no meaning. Empty when a
     * variable has neither exactly one value in the request nor a default.
     */
    public static Optional<List<Part>> resolve(Template template, RequestContext context) {
        List<Part> resolved = new ArrayList<>(template.parts().size());
        for (Part part : template.parts()) {
            if (!(part instanceof Part.Variable(var key, var defaultValue))) {
                resolved.add(part);
                continue;
            }
            List<String> values = context.values(key);
            if (values.size() == 1) {
                resolved.add(new Part.Literal(values.getFirst()));
            } else if (values.isEmpty() && defaultValue != null) {
                resolved.add(new Part.Literal(defaultValue));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(resolved);
    }

    /** The text of parts that hold no wildcards. */
    static String text(List<Part> parts) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            switch (part) {
                case Part.Literal(var literal) -> text.append(literal);
                case Part.AnyRun() -> text.append('*');
                case Part.AnyOne() -> text.append('?');
                case Part.Variable(var key, var _) -> throw new IllegalArgumentException("unresolved variable " + key);
            }
        }
        return text.toString();
    }
}
