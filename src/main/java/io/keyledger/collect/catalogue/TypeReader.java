package io.keyledger.collect.catalogue;

import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.call.ApiAction;
import io.keyledger.collect.call.Listing;
import io.keyledger.collect.call.OrderedWindow;
import io.keyledger.collect.call.Tasks;
import io.keyledger.collect.call.Unreadable;
import io.keyledger.collect.catalogue.Items.Operation;
import io.keyledger.collect.catalogue.TypeDeclaration.Join;
import io.keyledger.collect.catalogue.TypeDeclaration.PurposeDeclaration;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Encryption;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.Purpose;
import io.keyledger.inventory.ResourceAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one type in an account and Region, by its declaration. */
public final class TypeReader<C, I, D> {
    private static final int BATCHES_AT_A_TIME = 32;
    private static final int COMPLETED_AT_A_TIME = 64;
    /** What an absent member becomes in an id that is composed of several. */
    private static final Pattern ABSENT_PART = Pattern.compile("(?:^|/)null(?:/|$)");
    /** In place of tags that the Region's tagging API has. */
    static final Observed<Map<String, String>> TAGS_OF_REGION =
            Observed.notAsked("the tags of this type come from the Region's tagging API");

    private final RegionReading<C> reading;
    private final TypeDeclaration<C, I, D> type;
    private final FutureTask<TypeRows> rows = new FutureTask<>(this::readAll);

    TypeReader(RegionReading<C> reading, TypeDeclaration<C, I, D> type) {
        this.reading = reading;
        this.type = type;
    }

    /** The type that it reads. */
    String name() {
        return type.name();
    }

    /** What a plan calls one of them. */
    String thing() {
        return type.title();
    }

    /** How many could be listed. */
    long count() {
        return identified(reading.listing(type.items())).size();
    }

    /** The rows of all that could be listed, by id. Whoever asks first reads them. */
    TypeRows read() {
        rows.run();
        return Tasks.await(rows);
    }

    private TypeRows readAll() {
        Listing<I> listing = reading.listing(type.items());
        List<Identified<I>> identified = identified(listing);
        if (identified.isEmpty()) {
            return TypeRows.of(List.of(), listing.complete());
        }
        Map<String, Observed<String>> facts = new TreeMap<>(type.constants());
        type.facts().forEach((name, items) -> facts.put(name, reading.fact(items)));
        List<EncryptedResource> read = new ArrayList<>();
        try (var window = OrderedWindow.start(batches(identified), BATCHES_AT_A_TIME, batch -> read(batch, facts))) {
            window.forEach(read::addAll);
        }
        List<EncryptedResource> joined = joined(read);
        return TypeRows.of(completed(joined), listing.complete());
    }

    private List<EncryptedResource> joined(List<EncryptedResource> resources) {
        List<Joined<?>> joins = type.joins().stream().<Joined<?>>map(this::join).toList();
        return joins.isEmpty()
                ? resources
                : resources.stream()
                        .map(resource -> isData(resource) ? joined(resource, joins) : resource)
                        .toList();
    }

    private <J> Joined<J> join(Join<C, J> join) {
        ApiAction action = reading.action(join.items().operation());
        Observed<Map<String, List<J>>> byId = reading.listing(join.items())
                .whole()
                .flatMap(items -> {
                    try {
                        return Observed.known(items.stream()
                                .collect(Collectors.groupingBy(
                                        item -> Unreadable.required(join.id().apply(item), "id"))));
                    } catch (RuntimeException e) {
                        return reading.calls()
                                .refute(action, "an item of the list can't be read: " + Unreadable.reason(e));
                    }
                });
        return new Joined<>(
                join.name(), join.value(), byId, why -> reading.calls().refute(action, why));
    }

    private EncryptedResource joined(EncryptedResource resource, List<Joined<?>> joins) {
        Map<String, Observed<String>> attributes = new TreeMap<>();
        joins.forEach(join -> {
            Observed<String> value = join.of(resource.id());
            if (value != null) {
                attributes.merge(join.name(), value, (one, other) -> one.flatMap(a -> other.map(b -> a + "; " + b)));
            }
        });
        return resource.with(attributes);
    }

    private List<EncryptedResource> completed(List<EncryptedResource> resources) {
        @Nullable Completion<C> completion = type.completion();
        List<EncryptedResource> data =
                resources.stream().filter(TypeReader::isData).toList();
        if (completion == null || data.isEmpty()) {
            return resources;
        }
        var attributes = completion.start(reading, data);
        List<EncryptedResource> complete = new ArrayList<>();
        try (var window = OrderedWindow.start(
                resources,
                COMPLETED_AT_A_TIME,
                resource -> isData(resource) ? resource.with(attributes.apply(resource)) : resource)) {
            window.forEach(resource -> {
                complete.add(resource);
                completion.advanced(reading.context(), complete.size(), resources.size());
            });
        }
        return complete;
    }

    private static boolean isData(EncryptedResource resource) {
        return resource.purpose().equals(Purpose.DATA);
    }

    /** One whose id is missing is counted as failed, and one that came on two pages is one. */
    private List<Identified<I>> identified(Listing<I> listing) {
        Map<String, Identified<I>> byId = new TreeMap<>();
        reading.each(type.items().operation(), listing.items(), item -> {
            String id = type.id(item);
            if (ABSENT_PART.matcher(id).find()) {
                throw Unreadable.because("it has no id");
            }
            String key = id + type.version(item);
            byId.put(key, new Identified<>(key, id, item));
        });
        return List.copyOf(byId.values());
    }

    private List<List<Identified<I>>> batches(List<Identified<I>> listed) {
        int size = type.detail().batch();
        List<List<Identified<I>>> batches = new ArrayList<>();
        for (int from = 0; from < listed.size(); from += size) {
            batches.add(listed.subList(from, Math.min(listed.size(), from + size)));
        }
        return batches;
    }

    private List<EncryptedResource> read(List<Identified<I>> batch, Map<String, Observed<String>> facts) {
        Observed<Optional<Map<String, D>>> details = details(batch);
        if (details.known().filter(Optional::isEmpty).isPresent()) {
            return List.of();
        }
        List<EncryptedResource> read = new ArrayList<>();
        for (Identified<I> one : batch) {
            read.addAll(rows(one, facts, details.flatMap(known -> detail(one, known.orElseThrow()))));
        }
        return read;
    }

    private Observed<D> detail(Identified<I> one, Map<String, D> answers) {
        @Nullable D answer = answers.get(one.key());
        return answer == null
                ? failed("the answer does not contain " + one.id() + ", which was asked about")
                : Observed.known(answer);
    }

    /** The answers by id; none if the item was deleted since it was listed. */
    private Observed<Optional<Map<String, D>>> details(List<Identified<I>> batch) {
        List<I> items = batch.stream().map(Identified::item).toList();
        @Nullable Operation operation = type.detail().operation();
        if (operation == null) {
            return Observed.known(Optional.of(byId(batch, type.detail().call().apply(reading.client(), items))));
        }
        return reading.calls()
                .ask(
                        reading.action(operation),
                        () -> Optional.of(matched(batch, type.detail().call().apply(reading.client(), items))),
                        type.detail().meanings());
    }

    /** An answer about something that was not asked about is no answer. */
    private Map<String, D> matched(List<Identified<I>> batch, List<D> answers) {
        Map<String, D> byId = byId(batch, answers);
        Set<String> asked = batch.stream().map(Identified::key).collect(Collectors.toSet());
        for (String id : byId.keySet()) {
            if (!asked.contains(id)) {
                throw Unreadable.because("it is about " + id + ", which was not asked about");
            }
        }
        return byId;
    }

    private Map<String, D> byId(List<Identified<I>> batch, List<D> answers) {
        Map<String, D> byId = new HashMap<>();
        @Nullable Function<D, @Nullable String> about = type.detail().about();
        for (int i = 0; i < answers.size(); i++) {
            D answer = answers.get(i);
            if (about == null) {
                byId.put(batch.get(i).key(), answer);
            } else {
                @Nullable String id = about.apply(answer);
                if (id == null) {
                    throw Unreadable.because("it does not say what it is about");
                }
                byId.put(id, answer);
            }
        }
        return byId;
    }

    private List<EncryptedResource> rows(Identified<I> one, Map<String, Observed<String>> facts, Observed<D> detail) {
        @Nullable D known = detail.known().orElse(null);
        EncryptedResource base = row(one, facts, known, detail);
        if (known == null) {
            return List.of(base);
        }
        List<EncryptedResource> rows = new ArrayList<>();
        for (PurposeDeclaration<D> purpose : type.purposes()) {
            rows(base, known, purpose, rows);
        }
        return rows;
    }

    private void rows(EncryptedResource base, D known, PurposeDeclaration<D> purpose, List<EncryptedResource> rows) {
        Map<String, StatedEncryption> stated;
        try {
            stated = new TreeMap<>(purpose.rows().apply(known));
        } catch (RuntimeException e) {
            stated =
                    Map.of("", new StatedEncryption.Contradictory("the answer can't be read: " + Unreadable.reason(e)));
        }
        stated.forEach((name, statement) -> rows.add(row(base, purpose, name, statement)));
    }

    private EncryptedResource row(
            EncryptedResource base, PurposeDeclaration<D> purpose, String name, StatedEncryption statement) {
        Observed<Encryption> encryption = observed(statement, purpose.absence(), base);
        boolean data = purpose.kind().equals(Purpose.DATA.kind()) && name.isEmpty();
        Map<String, Observed<String>> attributes = new TreeMap<>(data ? base.attributes() : itsOwn(base));
        if (statement instanceof StatedEncryption.Described(StatedEncryption _, Map<String, String> described)) {
            described.forEach((attribute, value) -> attributes.put(attribute, Observed.known(value)));
        }
        String caution = purpose.absence().caution();
        if (!caution.isEmpty()
                && encryption.equals(Observed.known(purpose.absence().meaning()))) {
            attributes.put(ResourceAttributes.NOTE, Observed.known(caution));
        }
        return data
                ? base.encryptedAs(encryption).with(attributes)
                : base.forPurpose(new Purpose(purpose.kind(), name), encryption, attributes);
    }

    /** Of a resource without data of its own, every row has its attributes. */
    private Map<String, Observed<String>> itsOwn(EncryptedResource base) {
        return hasData() ? Map.of() : base.attributes();
    }

    private boolean hasData() {
        return type.purposes().stream().anyMatch(purpose -> purpose.kind().equals(Purpose.DATA.kind()));
    }

    private Observed<Encryption> observed(StatedEncryption statement, Absence absence, EncryptedResource base) {
        return switch (statement) {
            case StatedEncryption.Stated(Encryption encryption) -> Observed.known(encryption);
            case StatedEncryption.KeyAbsent _ -> Observed.known(absence.meaning());
            case StatedEncryption.Contradictory(String problem) -> failed(problem);
            case StatedEncryption.NotShown(String why) ->
                new Observed.Failed<>(describeAction().permission(), why);
            case StatedEncryption.NothingStored(String why) -> Observed.notOffered(why);
            case StatedEncryption.Described(StatedEncryption described, Map<String, String> _) ->
                observed(described, absence, base);
            case StatedEncryption.ByAttribute(String attribute, var meaning) ->
                base.attributes()
                        .getOrDefault(attribute, Observed.notAsked(attribute))
                        .flatMap(value -> observed(meaning.apply(value), absence, base));
            case StatedEncryption.SameAs(String other, String id, StatedEncryption otherwise) -> {
                if (!type.keySources().contains(other)) {
                    throw new IllegalStateException(type.title() + " does not declare that it has keys of " + other);
                }
                TypeRows others = reading.rows(other);
                Observed<Encryption> its = others.encryption().get(id);
                if (its != null) {
                    yield its;
                }
                Observed<Encryption> own = observed(otherwise, absence, base);
                yield otherwise instanceof StatedEncryption.NotShown
                        ? others.complete().flatMap(_ -> own)
                        : own;
            }
        };
    }

    private <T> Observed<T> failed(String problem) {
        return reading.calls().refute(describeAction(), problem);
    }

    /** The row of the resource itself, whose encryption is not known where it could not be described. */
    private EncryptedResource row(
            Identified<I> one, Map<String, Observed<String>> facts, @Nullable D known, Observed<D> detail) {
        CollectorContext context = reading.context();
        Map<String, Observed<String>> attributes = new TreeMap<>(facts);
        if (known != null) {
            type.attributes().forEach((name, value) -> {
                @Nullable String text = side(() -> value.apply(known));
                if (text != null && !text.isEmpty()) {
                    attributes.put(name, Observed.known(text));
                }
            });
        }
        return new EncryptedResource(
                context.accountId(),
                context.region(),
                type.service().prefix(),
                type.name(),
                one.id(),
                arn(one, known),
                Purpose.DATA,
                detail.map(_ -> Encryption.without(Encryption.Method.UNSTATED, "")),
                known == null ? null : side(() -> type.sizeGib(known)),
                known == null ? null : side(() -> type.created(known)),
                tags(known),
                attributes);
    }

    private Observed<Map<String, String>> tags(@Nullable D known) {
        var own = type.tags();
        if (own == null || known == null) {
            return Objects.requireNonNullElse(type.withoutTags(), TAGS_OF_REGION);
        }
        try {
            return Observed.known(own.apply(known));
        } catch (RuntimeException e) {
            return failed("the tags can't be read: " + Unreadable.reason(e));
        }
    }

    private String arn(Identified<I> one, @Nullable D known) {
        @Nullable String described = known == null ? null : side(() -> type.describedArn(known));
        String arn = described == null ? Objects.requireNonNullElse(side(() -> type.arn(one.item())), "") : described;
        return arn.replace("{partition}", reading.context().partition())
                .replace("{region}", reading.context().region())
                .replace("{account}", reading.context().accountId())
                .replace("{id}", one.id());
    }

    /** What only adds to a row is left out where it can't be read; the key is not. */
    private <T> @Nullable T side(Supplier<@Nullable T> fact) {
        try {
            return fact.get();
        } catch (RuntimeException e) {
            failed("the answer can't be read: " + Unreadable.reason(e));
            return null;
        }
    }

    private ApiAction listAction() {
        return reading.action(type.items().operation());
    }

    private ApiAction describeAction() {
        @Nullable Operation operation = type.detail().operation();
        return operation == null ? listAction() : reading.action(operation);
    }

    /** @param key the id, with the version where a resource is listed in several */
    private record Identified<I>(String key, String id, I item) {}

    /** An attribute from another listing, by the ids of resources. */
    private record Joined<J>(
            String name,
            Function<List<J>, @Nullable String> value,
            Observed<Map<String, List<J>>> items,
            Function<String, Observed<String>> refuted) {
        /** Null if the resource does not have the attribute. */
        @Nullable
        Observed<String> of(String id) {
            return switch (items) {
                case Observed.Known<Map<String, List<J>>>(var byId) -> {
                    try {
                        @Nullable String text = value.apply(byId.getOrDefault(id, List.of()));
                        yield text == null ? null : Observed.known(text);
                    } catch (RuntimeException e) {
                        yield refuted.apply("an item of the list can't be read: " + Unreadable.reason(e));
                    }
                }
                // An attribute that not every resource has says nothing if it is unread.
                default -> value.apply(List.of()) == null ? null : items.flatMap(_ -> Observed.notOffered(""));
            };
        }
    }
}
