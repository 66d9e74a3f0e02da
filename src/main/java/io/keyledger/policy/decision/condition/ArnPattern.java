package io.keyledger.policy.decision.condition;

import io.keyledger.policy.language.Glob;
import io.keyledger.policy.language.Template.Part;
import java.util.ArrayList;
import java.util.List;

/** An ARN with wildcards, compared component by component: a wildcard does not cross a colon. */
final class ArnPattern {
    private static final int COMPONENTS = 6;

    private final List<Glob> components;
    private final Glob whole;

    private ArnPattern(List<Glob> components, Glob whole) {
        this.components = components;
        this.whole = whole;
    }

    static ArnPattern of(List<Part> parts) {
        List<List<Part>> components = new ArrayList<>();
        components.add(new ArrayList<>());
        for (Part part : parts) {
            if (!(part instanceof Part.Literal(var text))) {
                components.getLast().add(part);
                continue;
            }
            String[] pieces = text.split(":", COMPONENTS - components.size() + 1);
            for (int i = 0; i < pieces.length; i++) {
                if (i > 0) {
                    components.add(new ArrayList<>());
                }
                components.getLast().add(new Part.Literal(pieces[i]));
            }
        }
        return new ArnPattern(components.stream().map(Glob::of).toList(), Glob.of(parts));
    }

    Comparison compare(String arn) {
        String[] parts = arn.split(":", COMPONENTS);
        if (parts.length < COMPONENTS || !parts[0].equals("arn")) {
            return Comparison.UNCOMPARABLE;
        }
        if (components.size() < COMPONENTS) {
            return whole.matches(arn) ? Comparison.MAY_MATCH : Comparison.MALFORMED;
        }
        for (int i = 0; i < COMPONENTS; i++) {
            if (!components.get(i).matches(parts[i])) {
                return Comparison.DIFFERS;
            }
        }
        return Comparison.MATCHES;
    }
}
