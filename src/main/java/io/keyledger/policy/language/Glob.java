package io.keyledger.policy.language;

import io.keyledger.policy.language.Template.Part;
import java.util.Arrays;
import java.util.List;

/**
 * A compiled pattern of text, {@code *} and {@code ?}. Matching is case-sensitive, and allocates nothing unless a
 * wildcard has to stay within a segment of an ARN.
 */
public final class Glob {
    private static final byte LITERAL = 0;
    private static final byte ONE = 1;
    private static final byte RUN = 2;
    private static final byte ONE_OF_SEGMENT = 3;
    private static final byte RUN_OF_SEGMENT = 4;

    private final String characters;
    private final byte[] kinds;
    /** Length of the text before the first wildcard. */
    private final int prefix;
    /** Whether some wildcards stand for no colon. */
    private final boolean segmented;

    private Glob(String characters, byte[] kinds) {
        this.characters = characters;
        this.kinds = kinds;
        int length = 0;
        while (length < kinds.length && kinds[length] == LITERAL) {
            length++;
        }
        this.prefix = length;
        boolean segments = false;
        for (byte kind : kinds) {
            segments |= kind == ONE_OF_SEGMENT || kind == RUN_OF_SEGMENT;
        }
        this.segmented = segments;
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

    /**
     * The pattern of a Resource without policy variables. In the first five segments of an ARN a wildcard stands for no
     * colon, with one exception: "If the * wildcard is the last character of a resource ARN segment, it can expand to
     * match beyond the colon boundaries" (IAM User Guide, Resource). What follows the fifth colon is one segment.
     */
    public static Glob ofResource(List<Part> parts) {
        Glob glob = of(parts);
        byte[] kinds = glob.kinds.clone();
        int colons = 0;
        for (int i = 0; i < kinds.length && colons < Arn.COLONS; i++) {
            boolean last = i + 1 == kinds.length || (kinds[i + 1] == LITERAL && glob.characters.charAt(i + 1) == ':');
            switch (kinds[i]) {
                case ONE -> kinds[i] = ONE_OF_SEGMENT;
                case RUN -> kinds[i] = last ? RUN : RUN_OF_SEGMENT;
                default -> colons += glob.characters.charAt(i) == ':' ? 1 : 0;
            }
        }
        return new Glob(glob.characters, kinds);
    }

    private static boolean isRun(byte kind) {
        return kind == RUN || kind == RUN_OF_SEGMENT;
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
        return segmented ? covers(of(List.of(new Part.Literal(text)))) : matchesRest(text);
    }

    /** Whether there is a text that both match. */
    public boolean overlaps(Glob other) {
        boolean[] later = new boolean[other.kinds.length + 1];
        for (int in = kinds.length; in >= 0; in--) {
            boolean[] now = new boolean[other.kinds.length + 1];
            for (int at = other.kinds.length; at >= 0; at--) {
                boolean end = in == kinds.length;
                boolean otherEnd = at == other.kinds.length;
                boolean run = !end && isRun(kinds[in]);
                boolean otherRun = !otherEnd && isRun(other.kinds[at]);
                now[at] = (end && otherEnd)
                        || (run && (later[at] || (!otherEnd && now[at + 1] && fits(in, other, at))))
                        || (otherRun && (now[at + 1] || (!end && later[at] && fits(in, other, at))))
                        || (!end && !otherEnd && !run && !otherRun && later[at + 1] && fits(in, other, at));
            }
            later = now;
        }
        return later[0];
    }

    /** Whether there is a character that both may stand for at these places. */
    private boolean fits(int in, Glob other, int at) {
        if (kinds[in] == LITERAL) {
            return other.allows(at, characters.charAt(in));
        }
        return other.kinds[at] != LITERAL || allows(in, other.characters.charAt(at));
    }

    private boolean allows(int in, char character) {
        return switch (kinds[in]) {
            case LITERAL -> characters.charAt(in) == character;
            case ONE_OF_SEGMENT, RUN_OF_SEGMENT -> character != ':';
            default -> true;
        };
    }

    /** Whether this matches every text that the other matches. */
    public boolean covers(Glob other) {
        boolean[] later = new boolean[other.kinds.length + 1];
        for (int in = kinds.length; in >= 0; in--) {
            boolean[] now = new boolean[other.kinds.length + 1];
            for (int at = other.kinds.length; at >= 0; at--) {
                boolean otherEnd = at == other.kinds.length;
                if (in == kinds.length) {
                    now[at] = otherEnd;
                } else if (isRun(kinds[in])) {
                    now[at] = later[at] || (!otherEnd && now[at + 1] && coversOne(in, other, at));
                } else {
                    now[at] = !otherEnd && !isRun(other.kinds[at]) && later[at + 1] && coversOne(in, other, at);
                }
            }
            later = now;
        }
        return later[0];
    }

    /** Whether it may stand here for every character that the other may stand for there. */
    private boolean coversOne(int in, Glob other, int at) {
        return switch (other.kinds[at]) {
            case LITERAL -> allows(in, other.characters.charAt(at));
            case ONE_OF_SEGMENT, RUN_OF_SEGMENT -> kinds[in] != LITERAL;
            default -> kinds[in] == ONE || kinds[in] == RUN;
        };
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
