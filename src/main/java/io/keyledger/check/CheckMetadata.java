package io.keyledger.check;

import java.util.regex.Pattern;

/**
 * What a check is, beside its verdicts.
 *
 * @param id stable for ever, such as {@code KMS-ROTATION-DISABLED}; it names what is wrong
 * @param title the rule, true of what passes
 * @param severity how bad a FAIL is, where the settings say nothing else
 * @param remediation commands that put it right, with the placeholders of {@link Remediation}
 * @param basis the standard, documentation or fact that the rule rests on
 */
public record CheckMetadata(String id, String title, Severity severity, String remediation, String basis) {
    private static final Pattern ID = Pattern.compile("[A-Z0-9]+(-[A-Z0-9]+)+");

    public CheckMetadata {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(id + " is not a check id");
        }
    }
}
