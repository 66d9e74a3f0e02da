package io.keyledger.collect.catalogue;

import io.keyledger.collect.Collector;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.Depth;
import io.keyledger.collect.call.ApiAction;
import io.keyledger.collect.call.OrderedWindow;
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
 * Reads the types of declared services, as one part for an account and Region: a part for each service would make a
 * million files a night in a large organization.
 */
public class CatalogueCollector implements Collector {
    /** Enough to keep the calls of a Region in flight, and few enough to hold in memory what they read. */
    private static final int GROUPS_AT_A_TIME = 24;

    private final String name;
    private final Reach reach;
    private final List<DeclaredService> services;

    /** Reads the declared services whose part has this name. */
    protected CatalogueCollector(String name, Reach reach) {
        this(
                name,
                reach,
                installed().stream()
                        .filter(service -> service.part().equals(name))
                        .toList());
    }

    private CatalogueCollector(String name, Reach reach, List<DeclaredService> services) {
        this.name = name;
        this.reach = reach;
        this.services = services;
    }

    /** Every declared service, by name. */
    static List<DeclaredService> installed() {
        return OwnProviders.of(DeclaredService.class).stream()
                .sorted(Comparator.comparing(DeclaredService::name))
                .toList();
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Reach reach() {
        return reach;
    }

    @Override
    public final Set<String> services() {
        return services.stream().map(DeclaredService::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    public final Collector only(Set<String> names) {
        return new CatalogueCollector(
                name,
                reach,
                services.stream()
                        .filter(service -> names.contains(service.name()))
                        .toList());
    }

    @Override
    public final List<ResourceType> types() {
        return services.stream()
                .flatMap(service -> service.resourceTypes().stream())
                .toList();
    }

    @Override
    public final List<ApiAction> actions(Depth depth) {
        List<ApiAction> actions = new ArrayList<>();
        services.forEach(service -> actions.addAll(service.actions(depth)));
        if (services.stream().anyMatch(DeclaredService::usesTagsOfRegion)) {
            actions.add(RegionTags.GET_RESOURCES);
        }
        return actions;
    }

    @Override
    public final void collect(CollectorContext context) {
        RegionTags tags = new RegionTags(context);
        try (var window = OrderedWindow.start(groups(context), GROUPS_AT_A_TIME, group -> group.read(context))) {
            window.forEach(rows -> rows.forEach(row -> context.write(tags.complete(row))));
        }
    }

    @Override
    public final Map<String, Long> count(CollectorContext context) {
        Map<String, Long> counts = new LinkedHashMap<>();
        List<TypeReader<?, ?, ?>> readers = groups(context).stream()
                .<TypeReader<?, ?, ?>>flatMap(group -> group.readers().stream())
                .toList();
        try (var window =
                OrderedWindow.start(readers, GROUPS_AT_A_TIME, reader -> Map.entry(reader.thing(), reader.count()))) {
            window.forEach(count -> counts.merge(count.getKey(), count.getValue(), Long::sum));
        }
        return counts;
    }

    @Override
    public final Map<String, Long> estimate(Map<String, Long> counted, Depth depth) {
        Map<String, Long> estimated = new LinkedHashMap<>();
        services.forEach(service -> estimated.putAll(service.estimate(counted, depth)));
        return estimated;
    }

    private List<TypeGroup> groups(CollectorContext context) {
        return services.stream()
                .flatMap(service -> service.groups(context).stream())
                .toList();
    }
}
