package io.keyledger.evaluate.explain;

import io.keyledger.classify.Custody;
import io.keyledger.evaluate.explain.Dependent.Relation;
import io.keyledger.inventory.KeyLoss;
import io.keyledger.inventory.KeyUse;
import io.keyledger.inventory.ResourceType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What was made from what: volume, snapshot, image, recovery point. It keeps only resources that a question is about
 * and those that name a source, so that a million others take no memory. Not thread-safe.
 */
final class ResourceGraph {
    /** The loss that is noticed first is the one to report; an undocumented one may be as early as any. */
    private static final List<KeyLoss> SOONEST = List.of(
            KeyLoss.AT_ONCE,
            KeyLoss.NOT_DOCUMENTED,
            KeyLoss.AFTER_A_TIME,
            KeyLoss.AT_NEXT_START,
            KeyLoss.AT_NEXT_WRITE);

    private static final Comparator<Dependent> ORDER = Comparator.comparing(Dependent::relation)
            .thenComparing(Dependent::accountId)
            .thenComparing(Dependent::region)
            .thenComparing(Dependent::type)
            .thenComparing(Dependent::arn)
            .thenComparing(Dependent::id);

    private final Map<String, Set<String>> bySource = new HashMap<>();
    private final Map<String, List<ResourceNode>> byIdentity = new HashMap<>();

    /**
     * The resources that were reached.
     *
     * @param sources what each was first reached from; nothing for where the walk started, unless it has a source there
     */
    private record Walk(Map<String, Relation> relations, Map<String, String> sources) {
        /** The way from the start to a resource, without the resource. */
        List<String> way(String identity) {
            List<String> way = new ArrayList<>();
            for (String at = sources.get(identity); at != null; at = sources.get(at)) {
                way.addFirst(at);
            }
            return way;
        }
    }

    /** Adds a purpose of a resource. */
    void add(ResourceNode node) {
        byIdentity.computeIfAbsent(node.identity(), _ -> new ArrayList<>()).add(node);
        for (String source : node.sources()) {
            bySource.computeIfAbsent(source, _ -> new LinkedHashSet<>()).add(node.identity());
        }
    }

    /** What depends on a key, directly and through something. */
    List<Dependent> ofKey(String keyArn) {
        List<String> start = byIdentity.entrySet().stream()
                .filter(entry -> names(entry.getValue(), keyArn))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        Walk walk = walk(start, Set.of(keyArn));
        return walk.relations().keySet().stream()
                .map(identity -> dependent(identity, walk, Set.of(keyArn)))
                .sorted(ORDER)
                .toList();
    }

    /**
     * What was made from a resource, directly and through something.
     *
     * @param keyArns the keys of the resource
     */
    List<Dependent> ofResource(ResourceNode resource, Set<String> keyArns) {
        Walk walk = walk(List.of(resource.identity()), keyArns);
        return walk.relations().keySet().stream()
                .filter(identity -> !identity.equals(resource.identity()))
                .map(identity -> dependent(identity, walk, keyArns))
                .sorted(ORDER)
                .toList();
    }

    private Walk walk(List<String> start, Set<String> keyArns) {
        Walk walk = new Walk(new LinkedHashMap<>(), new HashMap<>());
        start.forEach(identity -> walk.relations().put(identity, Relation.DIRECT));
        Deque<String> next = new ArrayDeque<>(start);
        while (!next.isEmpty()) {
            String from = next.removeFirst();
            for (String identity : madeFrom(from)) {
                if (!walk.relations().containsKey(identity)) {
                    walk.relations()
                            .put(
                                    identity,
                                    relation(
                                            identity,
                                            Objects.requireNonNull(
                                                    walk.relations().get(from)),
                                            keyArns));
                    walk.sources().put(identity, from);
                    next.add(identity);
                } else if (!walk.sources().containsKey(identity)
                        && !from.equals(identity)
                        && !walk.way(from).contains(identity)) {
                    // A snapshot names the key of its volume itself, and is still a snapshot of the volume.
                    walk.sources().put(identity, from);
                }
            }
        }
        return walk;
    }

    private Collection<String> madeFrom(String identity) {
        Set<String> children = new LinkedHashSet<>();
        for (ResourceNode node : nodes(identity)) {
            children.addAll(bySource.getOrDefault(node.arn(), Set.of()));
            children.addAll(bySource.getOrDefault(node.id(), Set.of()));
        }
        children.remove(identity);
        return children.stream().sorted().toList();
    }

    private Relation relation(String identity, Relation ofSource, Set<String> keyArns) {
        List<ResourceNode> nodes = nodes(identity);
        if (keyArns.stream().anyMatch(keyArn -> names(nodes, keyArn))) {
            return Relation.DIRECT;
        }
        if (ofSource == Relation.REMAINS) {
            return Relation.REMAINS;
        }
        if (nodes.getFirst().liesOverItsSources()) {
            return ofSource == Relation.PERHAPS ? Relation.PERHAPS : Relation.THROUGH;
        }
        boolean known = nodes.stream().allMatch(node -> !node.keyArn().isEmpty() || node.custody() != Custody.UNKNOWN);
        return known ? Relation.REMAINS : Relation.PERHAPS;
    }

    private static boolean names(List<ResourceNode> nodes, String keyArn) {
        return nodes.stream().anyMatch(node -> node.keyArn().equals(keyArn));
    }

    private Dependent dependent(String identity, Walk walk, Set<String> keyArns) {
        List<ResourceNode> nodes = nodes(identity);
        ResourceNode node = nodes.getFirst();
        List<ResourceNode> under =
                nodes.stream().filter(each -> keyArns.contains(each.keyArn())).toList();
        List<KeyUse> uses = (under.isEmpty() ? nodes : under)
                .stream()
                        .map(each -> ResourceType.keyUse(each.type(), each.purpose()))
                        .toList();
        KeyUse soonest = uses.stream()
                .min(Comparator.comparingInt(use -> SOONEST.indexOf(use.loss())))
                .orElseThrow();
        return new Dependent(
                node.accountId(),
                node.region(),
                node.type(),
                title(node.type()),
                node.id(),
                node.arn(),
                Objects.requireNonNull(walk.relations().get(identity)),
                under.stream().map(ResourceNode::purpose).distinct().sorted().toList(),
                walk.way(identity).stream().map(this::name).toList(),
                soonest.loss(),
                soonest.lossSource());
    }

    /** What AWS calls a resource of a type; the type itself if it is unknown. */
    static String title(String type) {
        return ResourceType.named(type).map(ResourceType::title).orElse(type);
    }

    private List<ResourceNode> nodes(String identity) {
        return byIdentity.getOrDefault(identity, List.of());
    }

    private String name(String identity) {
        ResourceNode node = nodes(identity).getFirst();
        return node.arn().isEmpty() ? node.id() : node.arn();
    }
}
