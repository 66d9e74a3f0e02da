package io.keyledger.collect.catalogue;

import io.keyledger.collect.catalogue.Items.Operation;
import io.keyledger.inventory.KeyLoss;
import io.keyledger.inventory.KeyUse;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.Purpose;
import io.keyledger.inventory.ResourceType;
import io.keyledger.inventory.ResourceType.Verification;
import io.keyledger.inventory.UsableKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A type of resource: how it is listed, described and understood. A declaration is written once, from
 * {@link CatalogueService#type} on, and not changed afterwards.
 *
 * @param <C> the client of its service
 * @param <I> an item of its listing
 * @param <D> what describes one resource; the item itself where the listing says everything
 */
public final class TypeDeclaration<C, I, D> {
    private static final double BYTES_PER_GIB = 1L << 30;

    private final Described<C, I, D> described;
    private final List<PurposeDeclaration<D>> purposes = new ArrayList<>();
    private final Map<String, Function<D, @Nullable String>> attributes = new LinkedHashMap<>();
    private Function<D, @Nullable Double> sizeGib = _ -> null;
    private Function<D, @Nullable Instant> created = _ -> null;
    private final Map<String, Observed<String>> constants = new LinkedHashMap<>();
    private final Map<String, Items<C, String>> facts = new LinkedHashMap<>();
    private final List<Join<C, ?>> joins = new ArrayList<>();
    private final Set<String> keySources = new HashSet<>();
    private @Nullable Completion<C> completion;
    private @Nullable Function<D, Map<String, String>> tags;
    private @Nullable Observed<Map<String, String>> withoutTags;
    private @Nullable Function<D, @Nullable String> arn;
    private final Map<String, Loss> losses = new HashMap<>();
    private Loss loss = new Loss(KeyLoss.NOT_DOCUMENTED, "");
    private String remedy = "";
    private @Nullable UsableKeys usableKeys;
    private Verification verification = Verification.MODEL;

    private TypeDeclaration(Described<C, I, D> described) {
        this.described = described;
    }

    /** A purpose beside the data: a row for each resource whose answer names a key for it. */
    public TypeDeclaration<C, I, D> purpose(String kind, Function<D, @Nullable String> key) {
        return purposes(kind, Absence.UNUSED, resource -> {
            @Nullable String named = key.apply(resource);
            return named == null || named.isBlank() ? Map.of() : Map.of("", StatedEncryption.key(named));
        });
    }

    /**
     * A purpose beside the data: a row for each resource that has it.
     *
     * @param has whether the resource has it
     * @param absence what it means that a resource that has it names no key
     */
    public TypeDeclaration<C, I, D> purpose(
            String kind, Predicate<D> has, Function<D, @Nullable String> key, Absence absence) {
        return purposes(
                kind,
                absence,
                resource -> has.test(resource) ? Map.of("", StatedEncryption.key(key.apply(resource))) : Map.of());
    }

    /**
     * A purpose beside the data, of which a resource can have several.
     *
     * @param rows what is stated of each, by the name that tells it from the others
     */
    public TypeDeclaration<C, I, D> purposes(
            String kind, Absence absence, Function<D, Map<String, StatedEncryption>> rows) {
        purposes.add(new PurposeDeclaration<>(kind, absence, rows));
        return this;
    }

    /** Its size, in GiB. */
    public TypeDeclaration<C, I, D> sizeGib(Function<D, ? extends @Nullable Number> size) {
        this.sizeGib = resource -> {
            @Nullable Number known = size.apply(resource);
            return known == null ? null : known.doubleValue();
        };
        return this;
    }

    /** Its size, which the service states in bytes. */
    public TypeDeclaration<C, I, D> sizeBytes(Function<D, ? extends @Nullable Number> size) {
        this.sizeGib = resource -> {
            @Nullable Number known = size.apply(resource);
            return known == null ? null : known.doubleValue() / BYTES_PER_GIB;
        };
        return this;
    }

    /** When it was made. */
    public TypeDeclaration<C, I, D> created(Function<D, @Nullable Instant> instant) {
        this.created = instant;
        return this;
    }

    /** Its tags, where an answer has them; otherwise they come from the Region's tagging API. */
    public TypeDeclaration<C, I, D> tags(Function<D, Map<String, String>> itsTags) {
        this.tags = itsTags;
        return this;
    }

    /** Its ARN, where only the description has it. */
    public TypeDeclaration<C, I, D> arn(Function<D, @Nullable String> itsArn) {
        this.arn = itsArn;
        return this;
    }

    /** Something else that a reader of its row should know, by a name of {@code ResourceAttributes}. */
    public TypeDeclaration<C, I, D> attribute(String name, Function<D, @Nullable String> value) {
        attributes.put(name, value);
        return this;
    }

    /** It has no tags, or none that are read, for this reason. */
    public TypeDeclaration<C, I, D> withoutTags(Observed<Map<String, String>> reason) {
        this.withoutTags = reason;
        return this;
    }

    /** An attribute that is the same for all. */
    public TypeDeclaration<C, I, D> constant(String name, Observed<String> value) {
        constants.put(name, value);
        return this;
    }

    /** An attribute whose value another call answers, once for the Region. */
    public TypeDeclaration<C, I, D> fact(String name, Items<C, String> value) {
        facts.put(name, value);
        return this;
    }

    /**
     * An attribute from another listing, which is read only if there are resources of this type.
     *
     * @param id of the resource that an item of the other listing is about
     * @param value from the items about a resource, which may be none; null if the resource does not have the attribute
     */
    public <J> TypeDeclaration<C, I, D> joined(
            String name,
            Items<C, J> items,
            Function<J, @Nullable String> id,
            Function<List<J>, @Nullable String> value) {
        joins.add(new Join<>(name, items, id, value));
        return this;
    }

    /** Attributes that are read in a way of their own. */
    public TypeDeclaration<C, I, D> completedBy(Completion<C> by) {
        this.completion = by;
        return this;
    }

    /**
     * The types of the service whose resources have its key ({@link StatedEncryption#sameAs}); all are saved together.
     */
    public TypeDeclaration<C, I, D> withKeysOf(String... types) {
        keySources.addAll(List.of(types));
        return this;
    }

    /** When the loss of its key is noticed, and the documentation that says so. */
    public TypeDeclaration<C, I, D> lost(KeyLoss when, String source) {
        this.loss = new Loss(when, source);
        return this;
    }

    /** The same for one purpose alone. */
    public TypeDeclaration<C, I, D> lostFor(String kind, KeyLoss when, String source) {
        losses.put(kind, new Loss(when, source));
        return this;
    }

    /** The same for one purpose alone, whose data another service stores. */
    public TypeDeclaration<C, I, D> storedAs(String kind, StoredAs kept) {
        return lostFor(kind, kept.when(), kept.source());
    }

    /** How to encrypt one with a customer managed key: a command, or a sentence after {@code #}. */
    public TypeDeclaration<C, I, D> remedy(String text) {
        this.remedy = text;
        return this;
    }

    /** Which keys it can use, where that differs from the service's other types. */
    public TypeDeclaration<C, I, D> keys(UsableKeys keys) {
        this.usableKeys = keys;
        return this;
    }

    /** It names keys of other Regions, to which its data is copied. */
    public TypeDeclaration<C, I, D> keysOfAnyRegion() {
        UsableKeys usual = service().usableKeys();
        return keys(new UsableKeys(
                usual.keySpecs(),
                usual.keyUsage(),
                usual.awsManagedAlias(),
                UsableKeys.Regions.ANY,
                usual.validation(),
                usual.source()));
    }

    /** Its reading is also proven against Moto's implementation of the API. */
    public TypeDeclaration<C, I, D> provenByMoto() {
        this.verification = Verification.MOTO;
        return this;
    }

    ServiceFacts service() {
        return described.named.listed.service();
    }

    String name() {
        return described.named.listed.name();
    }

    String title() {
        return described.named.listed.title();
    }

    Items<C, I> items() {
        return described.named.listed.items();
    }

    /** Distinguishes what is listed under one id; empty where an id is listed once. */
    String version(I item) {
        return described.named.version.apply(item);
    }

    Map<String, Observed<String>> constants() {
        return constants;
    }

    Map<String, Items<C, String>> facts() {
        return facts;
    }

    List<Join<C, ?>> joins() {
        return joins;
    }

    Set<String> keySources() {
        return keySources;
    }

    @Nullable
    Completion<C> completion() {
        return completion;
    }

    @Nullable
    Observed<Map<String, String>> withoutTags() {
        return withoutTags;
    }

    /** Everything that is listed for it. */
    Stream<Items<C, ?>> listings() {
        return Stream.of(
                        Stream.of(items()),
                        facts.values().stream(),
                        joins.stream().<Items<C, ?>>map(Join::items))
                .flatMap(listings -> listings);
    }

    String id(I item) {
        return described.named.id.apply(item);
    }

    /** With placeholders for what the place says; empty where only the description has it. */
    String arn(I item) {
        return described.named.arn.apply(item);
    }

    /** The ARN that a description has; null where it has none. */
    @Nullable
    String describedArn(D resource) {
        return arn == null ? null : arn.apply(resource);
    }

    Detail<C, I, D> detail() {
        return described.detail;
    }

    List<PurposeDeclaration<D>> purposes() {
        return purposes;
    }

    Map<String, Function<D, @Nullable String>> attributes() {
        return attributes;
    }

    @Nullable
    Double sizeGib(D resource) {
        return sizeGib.apply(resource);
    }

    @Nullable
    Instant created(D resource) {
        return created.apply(resource);
    }

    @Nullable
    Function<D, Map<String, String>> tags() {
        return tags;
    }

    Stream<Operation> detailOperations() {
        return Stream.ofNullable(described.detail.operation());
    }

    /** What the rest of keyledger knows of it. */
    ResourceType resourceType() {
        ServiceFacts service = service();
        losses.keySet().forEach(kind -> {
            if (purposes.stream().noneMatch(purpose -> purpose.kind().equals(kind))) {
                throw new IllegalStateException(
                        name() + " declares the loss of a key for " + kind + ", which it lacks");
            }
        });
        return new ResourceType(
                name(),
                service.prefix(),
                title(),
                purposes.stream().map(this::use).distinct().toList(),
                usableKeys == null ? service.usableKeys() : usableKeys,
                items().operation().name(),
                Stream.of(
                                items().sources().flatMap(Items::operations),
                                detailOperations(),
                                listings().skip(1).map(Items::operation))
                        .flatMap(operations -> operations)
                        .map(Operation::name)
                        .filter(operation ->
                                !operation.equals(items().operation().name()))
                        .distinct()
                        .toList(),
                remedy,
                verification);
    }

    private KeyUse use(PurposeDeclaration<D> purpose) {
        Absence absence = purpose.absence();
        Loss its = losses.getOrDefault(purpose.kind(), loss);
        return new KeyUse(
                purpose.kind(),
                absence.sentence() + (absence.verified() ? "" : " (not verified)"),
                absence.source(),
                its.when(),
                its.source());
    }

    private record Loss(KeyLoss when, String source) {}

    /**
     * A purpose of a type.
     *
     * @param rows what is stated of each, by its name; the name is empty where there can only be one
     */
    record PurposeDeclaration<D>(String kind, Absence absence, Function<D, Map<String, StatedEncryption>> rows) {}

    /** An attribute from another listing. */
    record Join<C, J>(
            String name,
            Items<C, J> items,
            Function<J, @Nullable String> id,
            Function<List<J>, @Nullable String> value) {}

    /** A declaration that has a name. */
    public record Start<C>(ServiceFacts service, String name, String title) {
        /** Listed by the SDK's own paginator. */
        public <R, I> Listed<C, I> pages(
                String operation,
                int pageSize,
                Function<C, ? extends Iterable<R>> paginator,
                Function<R, List<I>> items) {
            return from(Items.pages(new Operation(operation, pageSize), paginator, items));
        }

        /** Listed in one answer. */
        public <I> Listed<C, I> whole(String operation, Function<C, @Nullable List<I>> answer) {
            return from(Items.whole(new Operation(operation, 1), answer));
        }

        /** Listed by what is declared apart. */
        public <I> Listed<C, I> from(Items<C, I> items) {
            return new Listed<>(service, name, title, items);
        }
    }

    /** A declaration that lists. */
    public record Listed<C, I>(ServiceFacts service, String name, String title, Items<C, I> items) {
        /**
         * How a resource is named.
         *
         * @param id unique in its account and Region
         * @param arn with {@code {partition}}, {@code {region}}, {@code {account}} and {@code {id}}; empty where only
         *     the description has it
         */
        public Named<C, I> named(Function<I, @Nullable String> id, String arn) {
            return new Named<>(this, id, _ -> arn);
        }

        /** How a resource is named, where the listing has the ARN. */
        public Named<C, I> named(Function<I, @Nullable String> id, Function<I, @Nullable String> arn) {
            return new Named<>(this, id, arn);
        }
    }

    /** A declaration that names its resources. */
    public static final class Named<C, I> {
        private final Listed<C, I> listed;
        private final Function<I, String> id;
        private final Function<I, String> arn;
        private final Function<I, String> version;

        private Named(Listed<C, I> listed, Function<I, @Nullable String> id, Function<I, @Nullable String> arn) {
            this.version = _ -> "";
            this.listed = listed;
            this.id = item -> io.keyledger.collect.call.Unreadable.required(id.apply(item), "id");
            this.arn = item -> {
                @Nullable String known = arn.apply(item);
                return known == null ? "" : known;
            };
        }

        private Named(Named<C, I> named, Function<I, String> version) {
            this.listed = named.listed;
            this.id = named.id;
            this.arn = named.arn;
            this.version = version;
        }

        /** A resource is listed several times, in versions whose purposes have different names. */
        public Named<C, I> inVersions(Function<I, String> itsVersion) {
            return new Named<>(this, itsVersion);
        }

        /** The listing says everything. */
        public Described<C, I, I> complete() {
            return new Described<>(this, new Detail<>(null, (_, items) -> items, null, Set.of()));
        }

        /**
         * Described by a call for each.
         *
         * @param about the id that the answer is about; null where the service's answers never say it
         * @param gone error codes that mean that it was deleted since it was listed
         */
        public <D> Described<C, I, D> each(
                String operation,
                BiFunction<C, I, D> call,
                @Nullable Function<D, @Nullable String> about,
                String... gone) {
            return new Described<>(
                    this,
                    new Detail<>(
                            new Operation(operation, 1),
                            (client, items) -> Stream.ofNullable(call.apply(client, items.getFirst()))
                                    .toList(),
                            about,
                            Set.of(gone)));
        }

        /**
         * Described by a call for each batch.
         *
         * @param about the id that each answer is about
         */
        public <D> Described<C, I, D> batches(
                String operation, int size, BiFunction<C, List<I>, List<D>> call, Function<D, @Nullable String> about) {
            return new Described<>(this, new Detail<>(new Operation(operation, size), call, about, Set.of()));
        }
    }

    /** A declaration that lacks only what an answer says about the key of the data. */
    public static final class Described<C, I, D> {
        private final Named<C, I> named;
        private final Detail<C, I, D> detail;

        private Described(Named<C, I> named, Detail<C, I, D> detail) {
            this.named = named;
            this.detail = detail;
        }

        /** The answer names the key of the data, or none. */
        public TypeDeclaration<C, I, D> key(Function<D, @Nullable String> key, Absence absence) {
            return encryption(resource -> StatedEncryption.key(key.apply(resource)), absence);
        }

        /** The answer says whether the data is encrypted, and names its key. */
        public TypeDeclaration<C, I, D> key(
                Function<D, @Nullable Boolean> encrypted, Function<D, @Nullable String> key, Absence absence) {
            return encryption(
                    resource -> StatedEncryption.flagged(encrypted.apply(resource), key.apply(resource)), absence);
        }

        /** The answer states the encryption of the data in a way of its own. */
        public TypeDeclaration<C, I, D> encryption(Function<D, StatedEncryption> meaning, Absence absence) {
            return new TypeDeclaration<>(this)
                    .purposes(Purpose.DATA.kind(), absence, resource -> Map.of("", meaning.apply(resource)));
        }

        /** It has no data of its own to encrypt, only other purposes. */
        public TypeDeclaration<C, I, D> withoutData() {
            return new TypeDeclaration<>(this);
        }
    }
}
