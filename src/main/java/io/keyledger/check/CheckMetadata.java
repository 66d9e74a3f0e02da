package io.keyledger.check;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What describes a check.
 *
 * @param id a stable identifier that names the problem, for example {@code KMS-ROTATION-DISABLED}
 * @param title the rule, as a sentence that is true when the check passes
 * @param severity how bad a FAIL is, unless the settings override it
 * @param remediation commands that fix the problem, with the placeholders of {@link Remediation}
 * @param basis the standard, documentation or fact behind the rule
 * @param why why it matters: what happens where the check fails
 * @param decision how it is decided, in terms of what AWS reports
 * @param settings the settings in the section checks of the configuration that change the decision
 */
public record CheckMetadata(
        String id,
        String title,
        Severity severity,
        String remediation,
        String basis,
        String why,
        String decision,
        List<String> settings) {
    private static final Pattern ID = Pattern.compile("[A-Z0-9]+(-[A-Z0-9]+)+");

    public CheckMetadata {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(id + " is not a check id");
        }
        settings = List.copyOf(settings);
    }

    /** A check that is still to be explained. */
    public CheckMetadata(String id, String title, Severity severity, String remediation, String basis) {
        this(id, title, severity, remediation, basis, "", "", List.of());
    }

    /** The same with an explanation. */
    public CheckMetadata explained(String reason, String rule, String... named) {
        return new CheckMetadata(id, title, severity, remediation, basis, reason, rule, List.of(named));
    }
}
