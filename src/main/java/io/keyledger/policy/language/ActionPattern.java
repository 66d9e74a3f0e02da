package io.keyledger.policy.language;

import java.util.Locale;

/** An action with wildcards, such as {@code kms:ReEncrypt*}; actions know no case. */
public record ActionPattern(String text, Glob glob) {
    public static ActionPattern of(String text) {
        return new ActionPattern(text, Glob.of(text.toLowerCase(Locale.ROOT)));
    }

    public boolean matches(String lowerCaseAction) {
        return glob.matches(lowerCaseAction);
    }

    @Override
    public String toString() {
        return text;
    }
}
