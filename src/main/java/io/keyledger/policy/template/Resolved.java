package io.keyledger.policy.template;

import io.keyledger.policy.language.Position;
import org.jspecify.annotations.Nullable;

/** What a value of a template is once its functions are evaluated. */
sealed interface Resolved {
    /** The text of a known string, number or boolean; null for all else. */
    default @Nullable String string() {
        return this instanceof Known(var node) ? node.text().orElse(null) : null;
    }

    /**
     * A value that the template determines.
     *
     * @param node without functions
     */
    record Known(TemplateNode node) implements Resolved {}

    /**
     * A value that only the deployment knows.
     *
     * @param reason completes "it depends on …"
     */
    record Unknown(Position position, String reason) implements Resolved {
        String sentence() {
            return reason + " (line " + position.line() + ")";
        }
    }

    /** {@code AWS::NoValue}: as if the value were not written. */
    record Absent() implements Resolved {}
}
