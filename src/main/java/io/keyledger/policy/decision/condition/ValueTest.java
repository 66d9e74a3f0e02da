package io.keyledger.policy.decision.condition;

import io.keyledger.policy.language.Template;
import io.keyledger.policy.language.Template.Part;
import io.keyledger.policy.request.RequestContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Compares one value of a request with one value of a policy, by the positive form of an operator. */
@FunctionalInterface
interface ValueTest {
    /** For a policy value of the wrong form. */
    ValueTest NEVER = (_, _) -> Comparison.MALFORMED;

    Comparison compare(String value, RequestContext context);

    /** A test that is compiled once when the policy value is the same in every request, and else at each request. */
    static ValueTest of(Template template, Function<List<Part>, ValueTest> compile) {
        if (!template.hasVariables()) {
            return compile.apply(template.parts());
        }
        return (value, context) -> {
            Optional<List<Part>> parts = Variables.resolve(template, context);
            return parts.isEmpty()
                    ? Comparison.UNRESOLVED
                    : compile.apply(parts.get()).compare(value, context);
        };
    }
}
