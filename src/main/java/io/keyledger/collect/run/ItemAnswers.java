package io.keyledger.collect.run;

import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.call.ApiAction;
import io.keyledger.collect.call.Coverage;
import io.keyledger.inventory.ApiCoverage;
import io.keyledger.inventory.Fact;
import io.keyledger.snapshot.KeptAnswers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Keeps what was read of each item of a part, so that a run that resumes reads only the rest. An item is kept with the
 * questions that were asked for it, which count in coverage whichever run asked them, and only where all were answered.
 * Safe for use by many threads.
 */
final class ItemAnswers implements CollectorContext.ItemReader {
    private final KeptAnswers kept;
    private final Coverage coverage;
    private final Map<String, ApiAction> actions;

    ItemAnswers(KeptAnswers kept, Coverage coverage, Collection<ApiAction> actions) {
        this.kept = kept;
        this.coverage = coverage;
        this.actions = actions.stream().collect(Collectors.toMap(ApiAction::toString, Function.identity()));
    }

    /** Reads an item, or takes what an earlier run has read. */
    @Override
    public <F extends Fact> List<F> read(String id, Class<F> kind, Supplier<List<F>> read) {
        try {
            List<Fact> known = kept.of(id);
            List<F> earlier =
                    known.stream().filter(kind::isInstance).map(kind::cast).toList();
            if (!earlier.isEmpty()) {
                known.stream()
                        .filter(ApiCoverage.class::isInstance)
                        .map(ApiCoverage.class::cast)
                        .forEach(this::recall);
                return earlier;
            }
            Coverage ofItem = coverage.ofItem();
            List<F> item = Coverage.during(ofItem, read);
            List<ApiCoverage> asked = ofItem.rows();
            asked.forEach(this::recall);
            if (!item.isEmpty() && asked.stream().allMatch(row -> row.answered() == row.asked())) {
                List<Fact> facts = new ArrayList<>(item);
                facts.addAll(asked);
                kept.keep(id, facts);
            }
            return item;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void recall(ApiCoverage row) {
        ApiAction action = actions.get(row.service() + ":" + row.action());
        if (action != null) {
            coverage.add(action, row);
        }
    }
}
