package io.keyledger.collect.run;

import io.keyledger.collect.Collector;
import io.keyledger.collect.Depth;
import io.keyledger.collect.account.AccountActions;
import io.keyledger.collect.athena.AthenaCollector;
import io.keyledger.collect.call.ApiAction;
import io.keyledger.collect.call.CollectException;
import io.keyledger.collect.trail.TrailActions;
import io.keyledger.inventory.OwnProviders;
import io.keyledger.inventory.ResourceType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The collectors on the class path. */
public final class CollectorRegistry {
    private final Map<String, Collector> collectors = new TreeMap<>();

    private CollectorRegistry() {
        OwnProviders.of(Collector.class).forEach(collector -> collectors.put(collector.name(), collector));
    }

    /** All installed collectors. */
    public static CollectorRegistry installed() {
        return new CollectorRegistry();
    }

    /** The names of the collectors and of the services that they read, sorted. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        collectors.values().forEach(collector -> names.addAll(namesOf(collector)));
        return names;
    }

    /** The types of encrypted resources that they read, by service and name. */
    public List<ResourceType> types() {
        return collectors.values().stream()
                .flatMap(collector -> collector.types().stream())
                .sorted(Comparator.comparing(ResourceType::service).thenComparing(ResourceType::name))
                .toList();
    }

    /** The collectors that read the named services, and only those; all if there are no names. Sorted by name. */
    public List<Collector> chosen(Set<String> names) {
        Set<String> known = names();
        String unknown =
                names.stream().filter(name -> !known.contains(name)).sorted().collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            throw CollectException.configuration(
                    "There is no collector '" + unknown + "'; there are " + String.join(", ", known) + ".");
        }
        return collectors.values().stream()
                .filter(collector -> names.isEmpty() || !Collections.disjoint(names, namesOf(collector)))
                .map(collector ->
                        names.isEmpty() || names.contains(collector.name()) ? collector : collector.only(names))
                .toList();
    }

    /** The collectors of a collection: those that are chosen, and the one that counts requests with Athena. */
    static List<Collector> of(CollectSettings settings) {
        List<Collector> collectors =
                new ArrayList<>(installed().chosen(settings.scope().collectors()));
        settings.athena().map(AthenaCollector::new).ifPresent(collectors::add);
        return List.copyOf(collectors);
    }

    /** The services that these names leave out, each with the types of what it reads; none if there are no names. */
    public SortedMap<String, List<String>> leftOut(Set<String> names) {
        SortedMap<String, List<String>> leftOut = new TreeMap<>();
        if (names.isEmpty()) {
            return leftOut;
        }
        for (Collector collector : collectors.values()) {
            for (String service : collector.services()) {
                if (!names.contains(collector.name()) && !names.contains(service)) {
                    leftOut.put(service, collector.only(Set.of(service)).judgedTypes());
                }
            }
        }
        return leftOut;
    }

    private static Set<String> namesOf(Collector collector) {
        Set<String> names = new TreeSet<>(collector.services());
        names.add(collector.name());
        return names;
    }

    /**
     * Every action that a collection or the reading of CloudTrail's files can call, by its name in messages and
     * coverage.
     */
    public static Set<String> actionNames() {
        return Stream.concat(
                        actions(installed().chosen(Set.of()), Depth.everything()).stream()
                                .map(ApiAction::toString),
                        Stream.concat(
                                AthenaCollector.ACTIONS.stream(),
                                TrailActions.ALL.stream().map(ApiAction::toString)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The actions that the chosen collectors may call at this depth, and those that open accounts; each once. */
    static List<ApiAction> actions(Collection<Collector> chosen, Depth depth) {
        Set<ApiAction> actions = new LinkedHashSet<>(AccountActions.ALL);
        chosen.forEach(collector -> actions.addAll(collector.actions(depth)));
        return List.copyOf(actions);
    }
}
