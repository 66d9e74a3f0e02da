package io.keyledger.collect.catalogue;

import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.call.ApiAction;
import io.keyledger.collect.call.Calls;
import io.keyledger.collect.call.Listing;
import io.keyledger.collect.call.Tasks;
import io.keyledger.collect.catalogue.Items.Operation;
import io.keyledger.inventory.Observed;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Reads one service in an account and Region; keeps the listings from which more than one type comes. */
final class RegionReading<C> implements Items.Reader<C>, Reading<C> {
    private static final Observed<String> NO_VALUE = Observed.notOffered("the answer has no value");

    private final CollectorContext context;
    private final C client;
    private final Map<String, ApiAction> actions;
    private final Set<Items<C, ?>> shared;
    private final Map<Items<C, ?>, FutureTask<Listing<?>>> read = new ConcurrentHashMap<>();
    private final Map<String, Supplier<TypeRows>> types = new HashMap<>();

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

    /** Lets other types ask for what is read of this one. */
    void provide(String type, Supplier<TypeRows> reader) {
        types.putIfAbsent(type, reader);
    }

    /** What is read of another type. */
    TypeRows rows(String type) {
        Supplier<TypeRows> reader = types.get(type);
        if (reader == null) {
            throw new IllegalStateException("the service does not declare " + type);
        }
        return reader.get();
    }

    @Override
    public CollectorContext context() {
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
        return action(operation.name());
    }

    @Override
    public ApiAction action(String operation) {
        ApiAction action = actions.get(operation);
        if (action == null) {
            throw new IllegalStateException("no type declares " + operation);
        }
        return action;
    }

    @Override
    public Observed<String> fact(Items<C, String> items) {
        return remembered(items)
                .whole()
                .flatMap(values -> values.isEmpty() ? NO_VALUE : Observed.known(values.getFirst()));
    }

    @Override
    public <I> Listing<I> listing(Items<C, I> items) {
        return shared.contains(items) ? remembered(items) : items.read(this);
    }

    /** Whoever comes first reads the listing, and the others wait for it. */
    @SuppressWarnings("unchecked") // The listing of Items<C, I> has items I.
    private <I> Listing<I> remembered(Items<C, I> items) {
        FutureTask<Listing<?>> task = new FutureTask<>(() -> items.read(this));
        FutureTask<Listing<?>> earlier = read.putIfAbsent(items, task);
        if (earlier == null) {
            task.run();
        }
        return (Listing<I>) Tasks.await(earlier == null ? task : earlier);
    }
}
