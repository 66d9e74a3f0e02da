package io.keyledger.report.csv;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A column of a table.
 *
 * @param cell the row's value, which {@link Table} makes safe; empty if the column does not apply
 * @param <R> a row
 */
public record Column<R>(String name, Function<? super R, String> cell) {
    /** Text from outside. */
    public static <R> Column<R> text(String name, Function<? super R, String> cell) {
        return new Column<>(name, cell);
    }

    /** Elements joined by {@code ;}. */
    public static <R> Column<R> list(String name, Function<? super R, ? extends Collection<String>> elements) {
        return new Column<>(name, row -> CellList.of(elements.apply(row)));
    }

    /** Like {@link #list}, if many rows share a few lists. */
    public static <R> Column<R> sharedList(String name, Function<? super R, List<String>> elements) {
        Map<List<String>, String> cells = new ConcurrentHashMap<>();
        return new Column<>(name, row -> cells.computeIfAbsent(elements.apply(row), CellList::of));
    }

    /** A number, an instant, an id or a value of a fixed vocabulary. */
    public static <R> Column<R> plain(String name, Function<? super R, String> cell) {
        return new Column<>(name, cell);
    }
}
