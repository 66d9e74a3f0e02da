package io.keyledger.policy.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A value of a policy: text with wildcards and policy variables, where the place it stands in gives them a meaning. */
public record Template(String text, List<Part> parts) {
    public Template {
        parts = List.copyOf(parts);
    }

    /** A piece of a value. */
    public sealed interface Part {
        /** Text that matches itself. */
        record Literal(String text) implements Part {}

        /** {@code *}: any run of characters, the empty one included. */
        record AnyRun() implements Part {}

        /** {@code ?}: any one character. */
        record AnyOne() implements Part {}

        /**
         * {@code ${key}} or {@code ${key, 'default'}}.
         *
         * @param key in lower case
         */
        record Variable(String key, @Nullable String defaultValue) implements Part {}
    }

    /** Reads a value; characters that have no meaning in its place stay text. */
    public static Template of(String text, boolean wildcards, boolean variables) {
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char character = text.charAt(at);
            int end = variables && text.startsWith("${", at) ? text.indexOf('}', at) : -1;
            if (end > 0) {
                String inside = text.substring(at + 2, end);
                if (inside.equals("*") || inside.equals("?") || inside.equals("$")) {
                    literal.append(inside);
                } else {
                    flush(literal, parts);
                    parts.add(variable(inside));
                }
                at = end + 1;
                continue;
            }
            if (wildcards && character == '*') {
                flush(literal, parts);
                parts.add(new Part.AnyRun());
            } else if (wildcards && character == '?') {
                flush(literal, parts);
                parts.add(new Part.AnyOne());
            } else {
                literal.append(character);
            }
            at++;
        }
        flush(literal, parts);
        return new Template(text, parts);
    }

    /**
     * Whether a policy variable stands in front of the resource portion of an ARN, where AWS does not support one: "You
     * can't use a variable to replace parts of the ARN before the fifth colon, such as the service or account" (IAM
     * User Guide, policy variables).
     */
    public boolean hasVariableBeforeResource() {
        int colons = 0;
        for (Part part : parts) {
            if (part instanceof Part.Variable && colons < Arn.COLONS) {
                return true;
            }
            colons += colons(part);
        }
        return false;
    }

    /**
     * The same with a wildcard for each segment that an ARN lacks: {@code arn:aws:sqs} is {@code arn:aws:sqs:*:*:*}. A
     * wildcard at the end of a segment may stand for the rest already.
     */
    Template completed() {
        if (hasVariables() || !text.startsWith("arn:") || hasOpenSegment()) {
            return this;
        }
        List<Part> complete = new ArrayList<>(parts);
        int colons = 0;
        for (Part part : parts) {
            colons += colons(part);
        }
        for (; colons < Arn.COLONS; colons++) {
            complete.add(new Part.Literal(":"));
            complete.add(new Part.AnyRun());
        }
        return new Template(text, complete);
    }

    private boolean hasOpenSegment() {
        for (int i = 0; i < parts.size(); i++) {
            boolean ends = i + 1 == parts.size()
                    || (parts.get(i + 1) instanceof Part.Literal(var literal) && literal.startsWith(":"));
            if (ends && parts.get(i) instanceof Part.AnyRun) {
                return true;
            }
        }
        return false;
    }

    private static int colons(Part part) {
        int colons = 0;
        if (part instanceof Part.Literal(var literal)) {
            for (int at = literal.indexOf(':'); at >= 0; at = literal.indexOf(':', at + 1)) {
                colons++;
            }
        }
        return colons;
    }

    public boolean hasVariables() {
        for (Part part : parts) {
            if (part instanceof Part.Variable) {
                return true;
            }
        }
        return false;
    }

    public boolean hasWildcards() {
        for (Part part : parts) {
            if (part instanceof Part.AnyRun || part instanceof Part.AnyOne) {
                return true;
            }
        }
        return false;
    }

    /** Whether it matches one string only, the same in every request. */
    public boolean isFixed() {
        return !hasVariables() && !hasWildcards();
    }

    /** The string of a fixed value, with escapes like {@code ${*}} resolved. */
    public String fixedText() {
        StringBuilder fixed = new StringBuilder();
        for (Part part : parts) {
            if (!(part instanceof Part.Literal(var literal))) {
                throw new IllegalStateException("not a fixed value: " + text);
            }
            fixed.append(literal);
        }
        return fixed.toString();
    }

    private static void flush(StringBuilder literal, List<Part> parts) {
        if (!literal.isEmpty()) {
            parts.add(new Part.Literal(literal.toString()));
            literal.setLength(0);
        }
    }

    private static Part.Variable variable(String inside) {
        int comma = inside.indexOf(',');
        if (comma < 0) {
            return new Part.Variable(inside.strip().toLowerCase(Locale.ROOT), null);
        }
        String key = inside.substring(0, comma).strip().toLowerCase(Locale.ROOT);
        String quoted = inside.substring(comma + 1).strip();
        if (quoted.length() >= 2 && quoted.startsWith("'") && quoted.endsWith("'")) {
            return new Part.Variable(key, quoted.substring(1, quoted.length() - 1));
        }
        return new Part.Variable(key, null);
    }

    @Override
    public String toString() {
        return text;
    }
}
