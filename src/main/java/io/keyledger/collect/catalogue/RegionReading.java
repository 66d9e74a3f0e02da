package io.keyledger.collect.catalogue;

import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.call.ApiAction;
import io.keyledger.collect.call.Calls;
import io.keyledger.collect.call.Listing;
import io.keyledger.collect.call.Tasks;
import io.keyledger.collect.catalogue.Items.Operation;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;

/** Reads one service in an account and Region; keeps the listings from which more than one type comes. */
final class RegionReading<C> implements Items.Reader<C> {
    private final CollectorContext context;
    private final C client;
    private final Map<String, ApiAction> actions;
    private final Set<Items<C, ?>> shared;
    private final Map<Items<C, ?>, FutureTask<Listing<?>>> read = new ConcurrentHashMap<>();

    /**
     * Prepares the reading.
     *
     * @param actions by operation
     * @param shared the listings from which more than one type starts
     */
    RegionReading(CollectorContext context, C client, Map<String, ApiAction> actions, Set<Items<C, ?>> shared) {
        this.context = context;
        this.client = client;
        this.actions = actions;
        this.shared = shared;
    }

    CollectorContext context() {
        return context;
    }

    @Override
    public C client() {
        return client;
    }

    @Override
    public Calls calls() {
        return context.calls();
    }

    @Override
    public ApiAction action(Operation operation) {
        ApiAction action = actions.get(operation.name());
        if (action == null) {
            throw new IllegalStateException("no type declares " + operation.name());
        }
        return action;
    }

    /** Whoever comes first reads a listing that types share, and the others wait for it. */
    @Override
    @SuppressWarnings("unchecked") // The listing of Items<C, I> has items I.
    public <I> Listing<I> listing(Items<C, I> items) {
        if (!shared.contains(items)) {
            return items.read(this);
        }
        FutureTask<Listing<?>> task = new FutureTask<>(() -> items.read(this));
        FutureTask<Listing<?>> earlier = read.putIfAbsent(items, task);
        if (earlier == null) {
            task.run();
        }
        return (Listing<I>) Tasks.await(earlier == null ? task : earlier);
    }
}
