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
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Saves the items and sections of a part as they are read, so that a resumed run reads only the rest. An item is saved
 * with the outcomes of its calls, which count in coverage whichever run made them, and only if all were answered.
 * Thread-safe.
 */
final class ItemAnswers implements CollectorContext.ItemReader {
    private final KeptAnswers kept;
    private final Coverage coverage;
    private final Map<String, ApiAction> actions;

    ItemAnswers(KeptAnswers kept, Coverage coverage, Collection<ApiAction> actions) {
        this.kept = kept;
        this.coverage = coverage;
        this.actions = actions.stream()
                .collect(Collectors.toMap(
                        action -> name(action.service(), action.operation(), action.lists()),
                        Function.identity(),
                        (first, _) -> first));
    }

    /** Reads an item, or returns what an earlier run has read. */
    @Override
    public <F extends Fact> List<F> read(String id, Class<F> kind, Supplier<List<F>> read) {
        try {
            List<Fact> known = kept.of(id);
            if (!known.isEmpty()) {
                recall(known);
                return known.stream().filter(kind::isInstance).map(kind::cast).toList();
            }
            Coverage ofItem = coverage.ofItem();
            List<F> item = Coverage.during(ofItem, read);
            coverage.add(ofItem);
            List<ApiCoverage> asked = ofItem.rows();
            if (isAnswered(asked)) {
                List<Fact> facts = new ArrayList<>(item);
                facts.addAll(asked);
                kept.keep(id, facts);
            }
            return item;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A section is saved as chunks of facts that end with an empty chunk. Its call outcomes, under its own id, mark it
     * as complete; without them the chunks are ignored.
     */
    @Override
    public void readSection(String id, Consumer<Consumer<Fact>> read, Consumer<Fact> sink) {
        try {
            List<Fact> known = kept.of(id);
            if (!known.isEmpty()) {
                writeChunks(id, sink);
                recall(known);
                return;
            }
            Coverage ofSection = coverage.ofItem();
            Chunks chunks = new Chunks(id, sink);
            try {
                Coverage.during(ofSection, () -> {
                    read.accept(chunks::add);
                    return true;
                });
            } finally {
                coverage.add(ofSection);
            }
            List<ApiCoverage> asked = ofSection.rows();
            if (isAnswered(asked)) {
                chunks.end();
                kept.keep(id, asked);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeChunks(String id, Consumer<Fact> sink) throws IOException {
        int number = 0;
        for (List<Fact> chunk = kept.of(chunk(id, number)); !chunk.isEmpty(); chunk = kept.of(chunk(id, number))) {
            chunk.forEach(sink);
            number++;
        }
    }

    private static String chunk(String id, int number) {
        return id + " " + number;
    }

    private static boolean isAnswered(List<ApiCoverage> asked) {
        return asked.stream().allMatch(row -> row.answered() == row.asked());
    }

    private void recall(List<Fact> known) {
        for (Fact fact : known) {
            if (fact instanceof ApiCoverage row) {
                ApiAction action = actions.get(name(row.service(), row.action(), row.lists()));
                if (action != null) {
                    coverage.recall(action, row);
                }
            }
        }
    }

    private static String name(String service, String operation, String lists) {
        return service + ":" + operation + " " + lists;
    }

    /** Passes the facts of a section on, and saves them in chunks. */
    private final class Chunks {
        private static final int SIZE = 500;

        private final String id;
        private final Consumer<Fact> sink;
        private final List<Fact> waiting = new ArrayList<>();
        private int number;

        Chunks(String id, Consumer<Fact> sink) {
            this.id = id;
            this.sink = sink;
        }

        void add(Fact fact) {
            sink.accept(fact);
            waiting.add(fact);
            if (waiting.size() == SIZE) {
                keep();
            }
        }

        /** Ends with an empty chunk, because an earlier run may have left more chunks. */
        void end() {
            if (!waiting.isEmpty()) {
                keep();
            }
            keep();
        }

        private void keep() {
            try {
                kept.keep(chunk(id, number), waiting);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            waiting.clear();
            number++;
        }
    }
}
