package io.keyledger.policy.language;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** What is wrong with text that is not JSON, in words of ours: those of the library speak of the library. */
public final class JsonProblem {
    /**
     * The starts of the library's messages, which are more specific than its exception classes; others get a general
     * sentence.
     */
    private static final Map<String, String> BY_START = new LinkedHashMap<>();

    static {
        BY_START.put("Unexpected end-of-input", "it ends before it is complete");
        BY_START.put(
                "Illegal unquoted character",
                "a string has a line break or another character that must be" + " escaped");
        BY_START.put("Unrecognized character escape", "a string holds an escape that JSON does not have");
        BY_START.put("Unrecognized token", "a word stands here that needs quotation marks or is misspelled");
        BY_START.put("Invalid numeric value", "a number is not written as in JSON");
    }

    private JsonProblem() {}

    /** What is wrong, without its place. */
    public static String sentence(JacksonException error) {
        if (error instanceof UnexpectedEndOfInputException) {
            return "it ends before it is complete";
        }
        if (error instanceof StreamConstraintsException) {
            return "a name, a string or a number is longer, or the nesting deeper, than keyledger reads";
        }
        String words = String.valueOf(error.getOriginalMessage());
        return BY_START.entrySet().stream()
                .filter(known -> words.startsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("what stands here has no place in JSON");
    }
}
