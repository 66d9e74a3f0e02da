package io.keyledger.cli.process;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Parses options with a fixed set of values. */
public final class Choices {
    private Choices() {}

    /**
     * The value that a text names.
     *
     * @throws UsageException if the text is not one of the values; the message lists them and suggests the nearest
     */
    public static <E extends Enum<E>> E of(String option, String text, E[] values) {
        String meant = text.strip().replace('-', '_');
        for (E value : values) {
            if (value.name().equalsIgnoreCase(meant)) {
                return value;
            }
        }
        List<String> names = Arrays.stream(values).map(Choices::word).toList();
        throw new UsageException(option + " can't be '" + text + "'; it must be one of " + String.join(", ", names)
                + NearestName.suggestion(text, names));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
