package io.keyledger.policy.language;

import java.util.Locale;

/** An action pattern, for example {@code kms:ReEncrypt*}; actions are case-insensitive. */
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
