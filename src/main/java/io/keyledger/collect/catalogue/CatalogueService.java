package io.keyledger.collect.catalogue;

import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.Depth;
import io.keyledger.collect.call.ApiAction;
import io.keyledger.collect.call.CallVolume;
import io.keyledger.collect.call.Quota;
import io.keyledger.collect.catalogue.Items.Operation;
import io.keyledger.inventory.ResourceType;
import io.keyledger.inventory.UsableKeys;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An AWS service whose types are declared. Found by {@link java.util.ServiceLoader}, so it needs a public constructor
 * without parameters; holds no state of any account.
 *
 * @param <C> its client
 */
public abstract class CatalogueService<C> implements DeclaredService {
    private final Class<?> clientType;
    private final String name;
    private final ServiceFacts facts;
    private final Quota quota;
    private @Nullable Declared<C> declared;

    /**
     * @param clientType the client that makes its calls
     * @param name as the setting of collectors has it
     * @param prefix of its IAM actions
     * @param quota of each of its actions, for which AWS seldom publishes a rate
     * @param awsManagedAlias its AWS managed key, or {@link UsableKeys#ANY_AWS_MANAGED_KEY}; empty where it uses none
     */
    protected CatalogueService(Class<?> clientType, String name, String prefix, Quota quota, String awsManagedAlias) {
        this.clientType = clientType;
        this.name = name;
        this.facts = new ServiceFacts(
                name,
                prefix,
                UsableKeys.symmetric(awsManagedAlias, UsableKeys.Validation.CHECKED, UsableKeys.SYMMETRIC_KEYS_ONLY));
        this.quota = quota;
    }

    /** A careful guess, for services that publish no rate. */
    protected static Quota unpublished() {
        return Quota.assumed(10, "AWS publishes no rate");
    }

    /** Its client, the same for all who ask. */
    protected abstract C client(CollectorContext context);

    /** Its types, in the order in which they are read. */
    protected abstract List<TypeDeclaration<C, ?, ?>> declare();

    /** The IAM action that allows an operation. */
    protected String permission(String operation) {
        return facts.prefix() + ":" + operation;
    }

    /** What the SDK calls by itself before the operations of the declarations. */
    protected List<String> callsOfTheSdk() {
        return List.of();
    }

    @Override
    public boolean isGlobal() {
        return false;
    }

    /** Starts the declaration of a type. */
    protected final TypeDeclaration.Start<C> type(String cloudFormationName, String title) {
        return new TypeDeclaration.Start<>(facts, cloudFormationName, title);
    }

    /** A listing from which several types come, or whose items hold others; pages of the SDK's own paginator. */
    protected final <R, I> Items<C, I> items(
            String operation, int pageSize, Function<C, ? extends Iterable<R>> paginator, Function<R, List<I>> items) {
        return Items.pages(new Operation(operation, pageSize), paginator, items);
    }

    /**
     * The same, for an operation that has a token but no paginator in the SDK.
     *
     * @param call a page from its token, which is null for the first
     * @param next the token of the page after this one; null or empty where it is the last
     */
    protected final <R, I> Items<C, I> tokens(
            String operation,
            int pageSize,
            BiFunction<C, @Nullable String, R> call,
            Function<R, @Nullable String> next,
            Function<R, List<I>> items) {
        return items(operation, pageSize, c -> Tokens.pages(token -> call.apply(c, token), next), items);
    }

    /** A setting, which is always there and needs no listing; the operation reads it. */
    protected final <I> Items<C, I> setting(String operation, I id) {
        return Items.single(new Operation(operation, 1), id);
    }

    /** The same, in one answer. */
    protected final <I> Items<C, I> whole(String operation, Function<C, @Nullable List<I>> answer) {
        return Items.whole(new Operation(operation, 1), answer);
    }

    @Override
    public final String name() {
        return name;
    }

    final List<TypeDeclaration<C, ?, ?>> types() {
        return declared().types();
    }

    /** Its types, those that share a listing together. */
    final List<List<TypeDeclaration<C, ?, ?>>> groupedTypes() {
        return declared().groups();
    }

    @Override
    public final List<ResourceType> resourceTypes() {
        Map<String, ResourceType> byName = new LinkedHashMap<>();
        types().forEach(type -> byName.merge(type.name(), type.resourceType(), ResourceType::alsoListed));
        return List.copyOf(byName.values());
    }

    @Override
    public final List<ApiAction> actions(Depth depth) {
        return Stream.concat(
                        declared().actions().values().stream(),
                        completions().flatMap(completion -> completion.actions(depth).stream()))
                .toList();
    }

    @Override
    public final Map<String, Long> estimate(Map<String, Long> counted, Depth depth) {
        Map<String, Long> estimated = new HashMap<>();
        completions().forEach(completion -> estimated.putAll(completion.estimate(counted, depth)));
        return estimated;
    }

    private Stream<Completion<C>> completions() {
        return types().stream().flatMap(type -> Stream.ofNullable(type.completion()));
    }

    @Override
    public final boolean usesTagsOfRegion() {
        return types().stream().anyMatch(type -> type.tags() == null && type.withoutTags() == null);
    }

    @Override
    public final List<TypeGroup> groups(CollectorContext context) {
        RegionReading<C> reading = new RegionReading<>(
                context, client(context), declared().actions(), declared().shared());
        return declared().groups().stream()
                .map(group -> new TypeGroup(group.stream()
                        .<TypeReader<?, ?, ?>>map(type -> reader(reading, type))
                        .toList()))
                .toList();
    }

    private static <C, I, D> TypeReader<C, I, D> reader(RegionReading<C> reading, TypeDeclaration<C, I, D> type) {
        TypeReader<C, I, D> reader = new TypeReader<>(reading, type);
        reading.provide(type.name(), reader::read);
        return reader;
    }

    /** Declared when first asked for, because declarations load the service's part of the SDK. */
    private synchronized Declared<C> declared() {
        if (declared == null) {
            List<TypeDeclaration<C, ?, ?>> types = declare();
            Set<Items<C, ?>> shared = shared(types);
            declared = new Declared<>(List.copyOf(types), groups(types, shared), actions(types), shared);
        }
        return declared;
    }

    private Map<String, ApiAction> actions(List<TypeDeclaration<C, ?, ?>> types) {
        Map<String, Set<String>> listed = new LinkedHashMap<>();
        Map<String, Operation> operations = new LinkedHashMap<>();
        Map<String, String> things = new LinkedHashMap<>();
        for (TypeDeclaration<C, ?, ?> type : types) {
            type.items().operations().forEach(operation -> {
                operations.putIfAbsent(operation.name(), operation);
                things.putIfAbsent(
                        operation.name(), operation.equals(type.items().operation()) ? type.title() : "");
                // Whatever a listing of parents does not answer hides their children.
                listed.computeIfAbsent(operation.name(), _ -> new LinkedHashSet<>())
                        .add(type.name());
            });
            Stream.concat(
                            type.detailOperations(),
                            type.listings().flatMap(Items::all).map(Items::operation))
                    .forEach(operation -> {
                        operations.putIfAbsent(operation.name(), operation);
                        things.putIfAbsent(operation.name(), type.title());
                    });
        }
        Map<String, ApiAction> actions = new LinkedHashMap<>();
        operations.forEach((operation, how) -> {
            String thing = things.getOrDefault(operation, "");
            ApiAction action = action(operation)
                    .called(thing.isEmpty() ? CallVolume.once() : new CallVolume(thing, how.perCall()));
            actions.put(
                    operation,
                    listed.containsKey(operation) ? action.listing(String.join(";", listed.get(operation))) : action);
        });
        callsOfTheSdk()
                .forEach(operation -> actions.put(operation, action(operation).called(CallVolume.once())));
        return Collections.unmodifiableMap(actions);
    }

    /** The errors, as code and message, of a service that the account does not use in the Region. */
    protected Set<String> errorsWhenUnused() {
        return Set.of();
    }

    /** Whether an endpoint that stands in for AWS may lack an operation. */
    protected boolean isOptional(String operation) {
        return true;
    }

    private ApiAction action(String operation) {
        ApiAction action = ApiAction.of(clientType, facts.prefix(), operation, quota)
                .allowedBy(permission(operation))
                .notOfferedBy(errorsWhenUnused().toArray(String[]::new));
        return isOptional(operation) ? action.optional() : action;
    }

    /** The listings from which more than one type starts, which are kept once read. */
    private static <C> Set<Items<C, ?>> shared(List<TypeDeclaration<C, ?, ?>> types) {
        Map<Items<C, ?>, Integer> uses = new HashMap<>();
        types.forEach(type -> type.listings().forEach(items -> count(items, uses)));
        Set<Items<C, ?>> shared = new HashSet<>();
        uses.forEach((items, count) -> {
            if (count > 1) {
                shared.add(items);
            }
        });
        return shared;
    }

    private static <C> void count(Items<C, ?> items, Map<Items<C, ?>, Integer> uses) {
        if (uses.merge(items, 1, Integer::sum) == 1) {
            items.needed().forEach(needed -> count(needed, uses));
        }
    }

    /** The types, those together that share a listing or a name, or have keys of each other. */
    private static <C> List<List<TypeDeclaration<C, ?, ?>>> groups(
            List<TypeDeclaration<C, ?, ?>> types, Set<Items<C, ?>> shared) {
        Map<Set<Object>, List<TypeDeclaration<C, ?, ?>>> groups = new LinkedHashMap<>();
        for (TypeDeclaration<C, ?, ?> type : types) {
            Set<Object> bonds = new HashSet<>(type.keySources());
            bonds.add(type.name());
            type.listings().flatMap(Items::all).filter(shared::contains).forEach(bonds::add);
            List<TypeDeclaration<C, ?, ?>> members = new ArrayList<>();
            List.copyOf(groups.keySet()).stream()
                    .filter(others -> !Collections.disjoint(others, bonds))
                    .forEach(others -> {
                        members.addAll(groups.remove(others));
                        bonds.addAll(others);
                    });
            members.add(type);
            groups.put(Set.copyOf(bonds), members);
        }
        return List.copyOf(groups.values());
    }

    private record Declared<C>(
            List<TypeDeclaration<C, ?, ?>> types,
            List<List<TypeDeclaration<C, ?, ?>>> groups,
            Map<String, ApiAction> actions,
            Set<Items<C, ?>> shared) {}
}
