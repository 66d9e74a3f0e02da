package io.keyledger.check;

import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.analysis.SharedAnalysis;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * The verdicts of access checks that keys share: thousands of keys differ only in their names. Verdicts on keys that
 * policies distinguish, or that were hard to find, are not shared. Evicts what was not used for a while. For one
 * evaluation with one set of settings; thread-safe.
 */
public final class SharedVerdicts {
    /** Approximate heap of a question, and of a verdict besides its text. */
    private static final long BYTES_OF_A_QUESTION = 4_000;

    private static final long BYTES_OF_A_VERDICT = 100;
    private static final long MOST_BYTES = 64L << 20;
    private static final long PART_OF_THE_HEAP = 24;

    private final CheckSettings settings;
    private final long room;
    private final Map<SharedAnalysis.Question, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long taken;

    public SharedVerdicts(CheckSettings settings) {
        this(settings, Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / PART_OF_THE_HEAP));
    }

    /** @param room how many bytes the verdicts may take, approximately */
    SharedVerdicts(CheckSettings settings, long room) {
        this.settings = settings;
        this.room = room;
    }

    /** @param verdicts in the order of the checks; empty if each key has its own */
    private record Kept(Optional<List<VerdictText>> verdicts, long bytes) {}

    /** The verdicts of the checks in their order; empty if they have to be found for this key. */
    Optional<List<VerdictText>> of(KeyAnalysis key, List<PreparedCheck<AccessCheck>> checks) {
        return SharedAnalysis.of(key)
                .flatMap(shared -> verdicts(shared, checks).map(verdicts -> named(verdicts, shared)));
    }

    private static List<VerdictText> named(List<VerdictText> verdicts, SharedAnalysis shared) {
        return verdicts.stream().map(verdict -> verdict.named(shared)).toList();
    }

    private Optional<List<VerdictText>> verdicts(SharedAnalysis shared, List<PreparedCheck<AccessCheck>> checks) {
        Kept known = known(shared.question());
        if (known == null) {
            known = kept(find(shared, checks));
            keep(shared.question(), known);
        }
        return known.verdicts;
    }

    private Optional<List<VerdictText>> find(SharedAnalysis shared, List<PreparedCheck<AccessCheck>> checks) {
        KeyAnalysis analysis = shared.analysis();
        List<VerdictText> verdicts = new ArrayList<>(checks.size());
        try {
            for (PreparedCheck<AccessCheck> prepared : checks) {
                verdicts.add(
                        prepared.check().looksAtBuckets()
                                ? VerdictText.NONE
                                : VerdictText.of(prepared.check().evaluate(analysis, settings)));
            }
        } catch (CancellationException stopped) {
            throw stopped;
        } catch (RuntimeException broken) {
            // It breaks again for each key, where it is reported.
            return Optional.empty();
        }
        return analysis.search().isEasy() ? Optional.of(List.copyOf(verdicts)) : Optional.empty();
    }

    private static Kept kept(Optional<List<VerdictText>> verdicts) {
        long bytes = BYTES_OF_A_QUESTION
                + verdicts.orElse(List.of()).stream()
                        .mapToLong(verdict -> BYTES_OF_A_VERDICT + verdict.length())
                        .sum();
        return new Kept(verdicts, bytes);
    }

    private synchronized @Nullable Kept known(SharedAnalysis.Question question) {
        return kept.get(question);
    }

    private synchronized void keep(SharedAnalysis.Question question, Kept verdicts) {
        Kept replaced = kept.put(question, verdicts);
        taken += verdicts.bytes - (replaced == null ? 0 : replaced.bytes);
        Iterator<Kept> oldest = kept.values().iterator();
        while (taken > room && oldest.hasNext()) {
            taken -= oldest.next().bytes;
            oldest.remove();
        }
    }
}
