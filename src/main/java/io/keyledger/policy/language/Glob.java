package io.keyledger.policy.language;

import io.keyledger.policy.language.Template.Part;
import java.util.Arrays;
import java.util.List;

/** A compiled pattern of text, {@code *} and {@code ?}. Matching is case-sensitive and allocates nothing. */
public final class Glob {
    private static final byte LITERAL = 0;
    private static final byte ONE = 1;
    private static final byte RUN = 2;

    private final String characters;
    private final byte[] kinds;
    /** Length of the text before the first wildcard. */
    private final int prefix;

    private Glob(String characters, byte[] kinds) {
        this.characters = characters;
        this.kinds = kinds;
        int length = 0;
        while (length < kinds.length && kinds[length] == LITERAL) {
            length++;
        }
        this.prefix = length;
    }

    /** A pattern in which every {@code *} and {@code ?} is a wildcard. */
    public static Glob of(String pattern) {
        byte[] kinds = new byte[pattern.length()];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = switch (pattern.charAt(i)) {
                case '*' -> RUN;
                case '?' -> ONE;
                default -> LITERAL;
            };
        }
        return new Glob(pattern, kinds);
    }

    /** The pattern of a value that has no policy variables. */
    public static Glob of(List<Part> parts) {
        StringBuilder characters = new StringBuilder();
        StringBuilder marks = new StringBuilder();
        for (Part part : parts) {
            switch (part) {
                case Part.Literal(var text) -> {
                    characters.append(text);
                    marks.repeat(LITERAL, text.length());
                }
                case Part.AnyRun() -> {
                    characters.append('*');
                    marks.append((char) RUN);
                }
                case Part.AnyOne() -> {
                    characters.append('?');
                    marks.append((char) ONE);
                }
                case Part.Variable(var key, var _) ->
                    throw new IllegalArgumentException("the policy variable " + key + " has no value yet");
            }
        }
        byte[] kinds = new byte[marks.length()];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = (byte) marks.charAt(i);
        }
        return new Glob(characters.toString(), kinds);
    }

    /** Whether the whole text matches. */
    public boolean matches(String text) {
        int length = kinds.length;
        if (prefix == length) {
            return characters.equals(text);
        }
        if (!text.regionMatches(0, characters, 0, prefix)) {
            return false;
        }
        if (prefix == length - 1 && kinds[prefix] == RUN) {
            return true;
        }
        return matchesRest(text);
    }

    private boolean matchesRest(String text) {
        int at = prefix;
        int in = prefix;
        int lastRun = -1;
        int resumeAt = -1;
        while (at < text.length()) {
            if (in < kinds.length && kinds[in] == RUN) {
                lastRun = in++;
                resumeAt = at;
            } else if (in < kinds.length && (kinds[in] == ONE || characters.charAt(in) == text.charAt(at))) {
                in++;
                at++;
            } else if (lastRun >= 0) {
                in = lastRun + 1;
                at = ++resumeAt;
            } else {
                return false;
            }
        }
        while (in < kinds.length && kinds[in] == RUN) {
            in++;
        }
        return in == kinds.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Glob glob && characters.equals(glob.characters) && Arrays.equals(kinds, glob.kinds);
    }

    @Override
    public int hashCode() {
        return characters.hashCode();
    }

    @Override
    public String toString() {
        return characters;
    }
}
