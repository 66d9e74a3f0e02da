package io.keyledger.collect.catalogue;

import com.google.auto.service.AutoService;
import io.keyledger.collect.Collector;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.Depth;
import io.keyledger.collect.call.ApiAction;
import io.keyledger.collect.call.OrderedWindow;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.OwnProviders;
import io.keyledger.inventory.ResourceType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the types of all declared services, as one part for an account and Region: a part for each service would make a
 * million files a night in a large organization.
 */
@AutoService(Collector.class)
public final class CatalogueCollector implements Collector {
    /** Enough to keep the calls of a Region in flight, and few enough to hold in memory what they read. */
    private static final int TYPES_AT_A_TIME = 24;

    private final List<CatalogueService<?>> services;

    /** Reads every declared service that lives in each Region. */
    public CatalogueCollector() {
        this(installed());
    }

    private CatalogueCollector(List<CatalogueService<?>> services) {
        this.services = services;
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // A service loader knows no type parameters.
    static List<CatalogueService<?>> installed() {
        List<CatalogueService<?>> all = (List) OwnProviders.of(CatalogueService.class);
        return all.stream()
                .sorted(Comparator.comparing(CatalogueService::name))
                .toList();
    }

    @Override
    public String name() {
        return "catalogue";
    }

    @Override
    public Set<String> services() {
        return services.stream().map(CatalogueService::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    public Collector only(Set<String> names) {
        return new CatalogueCollector(services.stream()
                .filter(service -> names.contains(service.name()))
                .toList());
    }

    @Override
    public List<ResourceType> types() {
        return services.stream()
                .flatMap(service -> service.resourceTypes().stream())
                .toList();
    }

    @Override
    public List<ApiAction> actions(Depth depth) {
        List<ApiAction> actions = new ArrayList<>();
        services.forEach(service -> actions.addAll(service.actions()));
        actions.add(RegionTags.GET_RESOURCES);
        return actions;
    }

    @Override
    public void collect(CollectorContext context) {
        RegionTags tags = new RegionTags(context);
        try (var window = OrderedWindow.start(readers(context), TYPES_AT_A_TIME, TypeReader::read)) {
            window.forEach(rows -> rows.forEach(row -> context.write(tags.complete(row))));
        }
    }

    @Override
    public Map<String, Long> count(CollectorContext context) {
        Map<String, Long> counts = new LinkedHashMap<>();
        try (var window = OrderedWindow.start(
                readers(context), TYPES_AT_A_TIME, reader -> Map.entry(reader.thing(), reader.count()))) {
            window.forEach(count -> counts.merge(count.getKey(), count.getValue(), Long::sum));
        }
        return counts;
    }

    private List<TypeReader<?, ?, ?>> readers(CollectorContext context) {
        List<TypeReader<?, ?, ?>> readers = new ArrayList<>();
        services.forEach(service -> addReaders(context, service, readers));
        return readers;
    }

    private static <C> void addReaders(
            CollectorContext context, CatalogueService<C> service, List<TypeReader<?, ?, ?>> readers) {
        RegionReading<C> reading = new RegionReading<>(context, service);
        service.types().forEach(type -> readers.add(new TypeReader<>(reading, type)));
    }
}
