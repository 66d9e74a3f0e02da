package io.keyledger.report.page;

import io.keyledger.report.csv.TableRows;
import io.keyledger.report.page.view.ChangeList;
import io.keyledger.report.page.view.ChangeList.Change;
import io.keyledger.report.page.view.KeyLink;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;

/** What changed since the last run, from {@code diff.csv}; empty if the run has none. */
final class ChangeSection {
    private static final int MOST = 20;
    private static final List<String> SEVERITIES = List.of("CRITICAL", "HIGH", "MEDIUM", "LOW", "INFO", "");
    private static final Set<String> BAD = Set.of(
            "new",
            "waiver-ended",
            "worsened",
            "lost-from-sight",
            "deletion-scheduled",
            "material-expiring",
            "key-disabled",
            "key-gone",
            "rotation-off",
            "custody-down",
            "access-gained",
            "coverage-worse");
    private static final Set<String> GOOD = Set.of(
            "fixed",
            "eased",
            "seen-at-last",
            "deletion-cancelled",
            "material-renewed",
            "key-enabled",
            "key-rotated",
            "rotation-on",
            "custody-up",
            "access-lost",
            "coverage-better");
    private static final Comparator<Ranked> FIRST =
            Comparator.comparingInt(Ranked::rank).thenComparingLong(Ranked::place);

    private final boolean compared;
    private final Map<String, Long> counts = new TreeMap<>();
    private final PriorityQueue<Ranked> first = new PriorityQueue<>(FIRST.reversed());
    private long rows;

    /** @param compared whether the run has changes to show, if only none */
    ChangeSection(boolean compared) {
        this.compared = compared;
    }

    private record Ranked(int rank, long place, Change change) {}

    /** Takes a change. */
    void add(TableRows row) {
        counts.merge(row.cell("change"), 1L, Long::sum);
        first.add(new Ranked(rank(row), rows++, change(row)));
        if (first.size() > MOST) {
            first.remove();
        }
    }

    private static int rank(TableRows row) {
        int severity = SEVERITIES.indexOf(row.cell("severity"));
        // Severity decides among changes of one tone.
        int kind = BAD.contains(row.cell("change")) ? 0 : GOOD.contains(row.cell("change")) ? 2 : 1;
        return kind * SEVERITIES.size() + (severity < 0 ? SEVERITIES.size() - 1 : severity);
    }

    private static Change change(TableRows row) {
        String change = row.cell("change");
        String arn = row.cell("key_arn");
        String column = row.cell("column");
        String values = column.isEmpty()
                ? row.cell("reason")
                : Text.words(column) + ": " + orNothing(row.cell("old")) + " → " + orNothing(row.cell("new"))
                        + (row.cell("reason").isEmpty() ? "" : "; " + row.cell("reason"));
        return new Change(
                Text.words(change),
                BAD.contains(change) ? "bad" : GOOD.contains(change) ? "good" : "calm",
                row.cell("severity"),
                row.cell("kind") + " " + Text.shortened(subject(row), 240),
                new KeyLink(arn.isEmpty() ? "" : Text.keyName(alias(row), arn), arn),
                (row.cell("account_id") + " " + row.cell("region")).trim(),
                Text.shortened(values, 300),
                row.cell("cause").replace(";", ", "));
    }

    /** What changed: the name of it for people, if the table has one. */
    private static String subject(TableRows row) {
        String name = row.cell("name").isEmpty() ? row.cell("id") : row.cell("name");
        return row.cell("detail").isEmpty() ? name : row.cell("detail") + " of " + name;
    }

    /** The alias of the key, if the change is named after it. */
    private static String alias(TableRows row) {
        return row.cell("name").startsWith("alias/") ? row.cell("name") : "";
    }

    private static String orNothing(String value) {
        return value.isEmpty() ? "nothing" : value;
    }

    ChangeList changes() {
        List<String> words = new ArrayList<>();
        counts.forEach((change, count) -> words.add(Text.number(count) + " " + Text.words(change)));
        return new ChangeList(
                compared,
                words.isEmpty() ? "Nothing has changed since the last run." : String.join(", ", words) + ".",
                first.stream().sorted(FIRST).map(Ranked::change).toList(),
                rows > MOST ? Text.count(rows - MOST, "more change is", "more changes are") + " among all rows." : "");
    }
}
