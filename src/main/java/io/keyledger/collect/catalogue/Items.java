package io.keyledger.collect.catalogue;

import io.keyledger.collect.call.ApiAction;
import io.keyledger.collect.call.Calls;
import io.keyledger.collect.call.Listing;
import io.keyledger.collect.call.OrderedWindow;
import io.keyledger.collect.call.Unreadable;
import io.keyledger.inventory.Observed;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How resources are listed, or what holds them.
 *
 * @param <C> the client of the service
 * @param <I> an item of the listing
 */
public abstract class Items<C, I> {
    private static final int PARENTS_AT_A_TIME = 8;

    private final Operation operation;

    private Items(Operation operation) {
        this.operation = operation;
    }

    /** An item of a listing that has to be asked for within something else. */
    public record Child<P, I>(P parent, I item) {}

    /** Every page of the SDK's own paginator, each of which is one call. */
    static <C, R, I> Items<C, I> pages(
            Operation operation, Function<C, ? extends Iterable<R>> paginator, Function<R, List<I>> items) {
        return new Items<>(operation) {
            @Override
            Listing<I> read(Reader<C> reader) {
                return listed(reader, () -> paginator.apply(reader.client()), items);
            }
        };
    }

    /** One answer that holds them all. */
    static <C, I> Items<C, I> whole(Operation operation, Function<C, @Nullable List<I>> answer) {
        return new Items<>(operation) {
            @Override
            Listing<I> read(Reader<C> reader) {
                ApiAction action = reader.action(operation());
                Observed<List<I>> all = reader.calls()
                        .ask(action, () -> Objects.requireNonNullElse(answer.apply(reader.client()), List.of()));
                return new Listing<>(all.known().orElse(List.of()), all.map(_ -> true));
            }
        };
    }

    /** Those for which the condition holds. Several types can come from one listing, which is read once. */
    public Items<C, I> where(Predicate<I> condition) {
        Items<C, I> all = this;
        return new Items<>(operation) {
            @Override
            Listing<I> read(Reader<C> reader) {
                Listing<I> listing = reader.listing(all);
                List<I> kept = new ArrayList<>();
                reader.each(operation(), listing.items(), item -> {
                    if (condition.test(item)) {
                        kept.add(item);
                    }
                });
                return new Listing<>(kept, listing.complete());
            }

            @Override
            Stream<Items<C, ?>> sources() {
                return Stream.of(all);
            }
        };
    }

    /** Always this one, which needs no listing; the operation reads it. */
    static <C, I> Items<C, I> single(Operation operation, I item) {
        return new Items<>(operation) {
            @Override
            Listing<I> read(Reader<C> reader) {
                return new Listing<>(List.of(item), Observed.known(true));
            }

            @Override
            Stream<Operation> operations() {
                return Stream.empty();
            }
        };
    }

    /**
     * The same, listed only if one of the others has an item or could not be listed. It saves calls in Regions that do
     * not use a service.
     *
     * @param otherwise why there is none if the others have none
     */
    @SafeVarargs
    public final Items<C, I> ifAny(String otherwise, Items<C, ?>... others) {
        Items<C, I> all = this;
        return new Items<>(operation) {
            @Override
            Listing<I> read(Reader<C> reader) {
                return Stream.of(others).anyMatch(other -> reader.listing(other).mayHaveAny())
                        ? reader.listing(all)
                        : new Listing<>(List.of(), Observed.notOffered(otherwise));
            }

            @Override
            Stream<Items<C, ?>> sources() {
                return all.sources();
            }

            @Override
            Stream<Items<C, ?>> conditions() {
                return Stream.concat(Stream.of(all), Stream.of(others));
            }
        };
    }

    /**
     * What each of these holds, by a listing of its own.
     *
     * @param pageSize how many items a page of it has
     */
    public <R, K> Items<C, Child<I, K>> children(
            String listOperation,
            int pageSize,
            BiFunction<C, I, ? extends Iterable<R>> paginator,
            Function<R, List<K>> items) {
        Items<C, I> parents = this;
        return new Items<>(new Operation(listOperation, pageSize)) {
            @Override
            Listing<Child<I, K>> read(Reader<C> reader) {
                Listing<I> listing = reader.listing(parents);
                List<Child<I, K>> children = new ArrayList<>();
                List<Observed<Boolean>> ends = new ArrayList<>(List.of(listing.complete()));
                try (var window = OrderedWindow.start(
                        listing.items(),
                        PARENTS_AT_A_TIME,
                        parent -> listed(
                                reader,
                                () -> paginator.apply(reader.client(), parent),
                                page -> items.apply(page).stream()
                                        .map(item -> new Child<>(parent, item))
                                        .toList()))) {
                    window.forEach(each -> {
                        children.addAll(each.items());
                        ends.add(each.complete());
                    });
                }
                return new Listing<>(
                        children,
                        ends.stream().filter(Observed::isUnread).findFirst().orElse(Observed.known(true)));
            }

            @Override
            Stream<Items<C, ?>> sources() {
                return Stream.of(parents);
            }
        };
    }

    /** Reads them; what could not be listed shows in coverage, and in how the listing ended. */
    abstract Listing<I> read(Reader<C> reader);

    /** The listings that it starts from. */
    Stream<Items<C, ?>> sources() {
        return Stream.empty();
    }

    /** Other listings that decide whether this one is made. */
    Stream<Items<C, ?>> conditions() {
        return Stream.empty();
    }

    /** The listings that are read for this one. */
    Stream<Items<C, ?>> needed() {
        return Stream.concat(sources(), conditions()).distinct();
    }

    /** This listing and everything that is read for it. */
    Stream<Items<C, ?>> all() {
        return Stream.concat(Stream.of(this), needed().flatMap(Items::all));
    }

    /** The operation that lists them. */
    Operation operation() {
        return operation;
    }

    /** This operation and those of everything that it starts from. */
    Stream<Operation> operations() {
        return Stream.concat(sources().flatMap(Items::operations), Stream.of(operation));
    }

    <R, T> Listing<T> listed(Reader<C> reader, Supplier<? extends Iterable<R>> paginator, Function<R, List<T>> items) {
        return reader.calls().pages(reader.action(operation), paginator, items);
    }

    /** What reads a listing, or the one before it from which it starts, in an account and Region. */
    interface Reader<C> {
        /** The client of the service. */
        C client();

        /** Makes the calls. */
        Calls calls();

        /** The declared action of an operation. */
        ApiAction action(Operation operation);

        /** What is listed; a listing that types share is read once. */
        <I> Listing<I> listing(Items<C, I> items);

        /**
         * Uses each item of a listing by itself: one that cannot be read is a failure of the operation, and of nothing
         * else.
         */
        default <I> void each(Operation operation, List<I> items, Consumer<I> use) {
            for (I item : items) {
                try {
                    use.accept(item);
                } catch (RuntimeException e) {
                    calls().refute(action(operation), "an item of the list can't be read: " + Unreadable.reason(e));
                }
            }
        }
    }

    /**
     * An operation of the service's API.
     *
     * @param perCall how many things one call serves
     */
    record Operation(String name, int perCall) {}
}
