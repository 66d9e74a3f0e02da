package io.keyledger.report;

import io.keyledger.cost.Amount;
import io.keyledger.inventory.Observed;
import io.keyledger.report.text.AmountText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Formats values as cells: empty if a value does not apply, {@code unknown} if it exists but is not known. */
final class Cells {
    static final String UNKNOWN = "unknown";

    private Cells() {}

    /** The text of a fact. */
    static <T> String of(Observed<T> fact, Function<? super T, String> text) {
        return switch (fact) {
            case Observed.Known<T>(T value) -> text.apply(value);
            case Observed.NotOffered<T> _ -> "";
            case Observed.NotAsked<T> _, Observed.Denied<T> _, Observed.Throttled<T> _, Observed.Failed<T> _ -> UNKNOWN;
        };
    }

    /** The elements of a fact that is a list. */
    static <T> Collection<String> list(Observed<T> fact, Function<? super T, ? extends Collection<String>> elements) {
        return switch (fact) {
            case Observed.Known<T>(T value) -> elements.apply(value);
            case Observed.NotOffered<T> _ -> List.of();
            case Observed.NotAsked<T> _, Observed.Denied<T> _, Observed.Throttled<T> _, Observed.Failed<T> _ ->
                List.of(UNKNOWN);
        };
    }

    /** Tags as {@code key=value}, in the order of their keys. */
    static Collection<String> tags(Observed<Map<String, String>> tags) {
        return list(tags, Cells::pairs);
    }

    static List<String> pairs(Map<String, String> pairs) {
        List<String> sorted = new ArrayList<>(pairs.size());
        for (Map.Entry<String, String> pair : new TreeMap<>(pairs).entrySet()) {
            sorted.add(pair.getKey() + "=" + pair.getValue());
        }
        return sorted;
    }

    /** A value's own text; empty if absent. */
    static String orEmpty(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** A number that is exact or a lower bound; empty if it does not apply. */
    static String quantity(@Nullable Amount amount) {
        return AmountText.quantity(amount);
    }

    /** USD with at least two decimals, or a lower bound, for example {@code 31.00+}; empty if it does not apply. */
    static String usd(@Nullable Amount amount) {
        return AmountText.usd(amount);
    }

    /** A number without exponent and trailing zeros; unknown if absent. */
    static String decimal(@Nullable BigDecimal value) {
        return value == null ? UNKNOWN : value.stripTrailingZeros().toPlainString();
    }
}
