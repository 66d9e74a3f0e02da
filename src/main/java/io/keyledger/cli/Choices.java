package io.keyledger.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Values of an option that takes one of a few words. */
final class Choices {
    private Choices() {}

    /** @throws UsageException where the text is none of them; the message names them, and the nearest */
    static <E extends Enum<E>> E of(String option, String text, E[] values) {
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
