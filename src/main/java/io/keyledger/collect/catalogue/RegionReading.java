package io.keyledger.collect.catalogue;

import io.keyledger.collect.call.ApiAction;
import io.keyledger.collect.call.Calls;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.call.Listing;
import io.keyledger.collect.call.Tasks;
import io.keyledger.collect.catalogue.Items.Operation;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;

/** Reads one service in an account and Region; keeps the listings from which more than one type comes. */
final class RegionReading<C> {
    private final CollectorContext context;
    private final CatalogueService<C> service;
    private final C client;
    private final Map<Items<C, ?>, FutureTask<Listing<?>>> shared = new ConcurrentHashMap<>();

    RegionReading(CollectorContext context, CatalogueService<C> service) {
        this.context = context;
        this.service = service;
        this.client = service.client(context);
    }

    CollectorContext context() {
        return context;
    }

    CatalogueService<C> service() {
        return service;
    }

    C client() {
        return client;
    }

    Calls calls() {
        return context.calls();
    }

    ApiAction action(Operation operation) {
        return service.action(operation);
    }

    /** What is listed; a listing that types share is read by whoever comes first, and the others wait for it. */
    @SuppressWarnings("unchecked") // The listing of Items<C, I> has items I.
    <I> Listing<I> listing(Items<C, I> items) {
        if (!service.isShared(items)) {
            return items.read(this);
        }
        FutureTask<Listing<?>> task = new FutureTask<>(() -> items.read(this));
        FutureTask<Listing<?>> earlier = shared.putIfAbsent(items, task);
        if (earlier == null) {
            task.run();
        }
        return (Listing<I>) Tasks.await(earlier == null ? task : earlier);
    }
}
