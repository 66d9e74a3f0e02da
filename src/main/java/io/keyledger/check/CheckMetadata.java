package io.keyledger.check;

import java.util.regex.Pattern;

/**
 * What describes a check.
 *
 * @param id a stable identifier that names the problem, for example {@code KMS-ROTATION-DISABLED}
 * @param title the rule, as a sentence that is true when the check passes
 * @param severity how bad a FAIL is, unless the settings override it
 * @param remediation commands that fix the problem, with the placeholders of {@link Remediation}
 * @param basis the standard, documentation or fact behind the rule
 */
public record CheckMetadata(String id, String title, Severity severity, String remediation, String basis) {
    private static final Pattern ID = Pattern.compile("[A-Z0-9]+(-[A-Z0-9]+)+");

    public CheckMetadata {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(id + " is not a check id");
        }
    }
}
