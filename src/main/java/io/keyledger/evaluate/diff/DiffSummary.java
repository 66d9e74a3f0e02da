package io.keyledger.evaluate.diff;

import io.keyledger.check.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts changes, and keeps the worst of each type. Not thread-safe. */
public final class DiffSummary implements ChangeSink {
    /** The maximum number of changes of a type that are kept. */
    public static final int EXAMPLES = 20;

    private static final Comparator<Change> WORST_FIRST = Comparator.<Change, Integer>comparing(
                    change -> change.severity().map(Severity::ordinal).orElse(Severity.values().length))
            .thenComparing(change -> change.subject().name())
            .thenComparing(change -> change.subject().accountId())
            .thenComparing(change -> change.subject().region())
            .thenComparing(change -> change.subject().detail())
            .thenComparing(change -> change.subject().id())
            .thenComparing(Change::column);

    private final Map<ChangeType, Long> counts = new EnumMap<>(ChangeType.class);
    private final Map<ChangeType, PriorityQueue<Change>> worst = new EnumMap<>(ChangeType.class);
    private final SortedMap<Severity, Long> newFailures = new TreeMap<>();
    private final SortedMap<Severity, Long> hidden = new TreeMap<>();
    private final Set<Cause> notToldApart = EnumSet.noneOf(Cause.class);

    @Override
    public void accept(Change change) {
        counts.merge(change.type(), 1L, Long::sum);
        PriorityQueue<Change> kept =
                worst.computeIfAbsent(change.type(), _ -> new PriorityQueue<>(WORST_FIRST.reversed()));
        kept.add(change);
        if (kept.size() > EXAMPLES) {
            kept.remove();
        }
        for (Severity least : Severity.values()) {
            if (change.isNewFailure(least)) {
                newFailures.merge(least, 1L, Long::sum);
            }
            if (change.hidesNewFailure(least)) {
                hidden.merge(least, 1L, Long::sum);
            }
        }
        if (change.causes().size() > 1) {
            notToldApart.addAll(change.causes());
        }
    }

    public boolean isEmpty() {
        return counts.isEmpty();
    }

    public long count(ChangeType type) {
        return counts.getOrDefault(type, 0L);
    }

    /** The worst changes of a type, at most {@link #EXAMPLES}. */
    public List<Change> worst(ChangeType type) {
        List<Change> changes = new ArrayList<>(worst.getOrDefault(type, new PriorityQueue<>(WORST_FIRST)));
        changes.sort(WORST_FIRST);
        return changes;
    }

    /** How many checks of at least this severity fail now that did not before. */
    public long newFailures(Severity least) {
        return newFailures.getOrDefault(least, 0L);
    }

    /** Of how many checks of at least this severity it is not known whether they fail newly. */
    public long hiddenFailures(Severity least) {
        return hidden.getOrDefault(least, 0L);
    }

    /** The causes that some changes may have and that could not be told apart; empty if every cause is known. */
    public Set<Cause> notToldApart() {
        return Set.copyOf(notToldApart);
    }
}
