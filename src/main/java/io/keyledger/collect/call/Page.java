package io.keyledger.collect.call;

import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Encryption;
import io.keyledger.inventory.Observed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a listing.
 *
 * @param next where the next page begins; absent on the last, where AWS's libraries say null or nothing
 * @param unread why each of its other items could not be read
 */
public record Page<T>(List<T> items, @Nullable String next, List<String> unread) {
    /** A page whose items could all be read. */
    public Page(List<T> items, @Nullable String next) {
        this(items, next, List.of());
    }

    /** A listing that comes whole. */
    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null);
    }

    /** Reads each item by itself, so that one that makes no sense does not take the others with it. */
    public static <S, T> Page<T> read(List<S> items, Function<? super S, ? extends T> reader, @Nullable String next) {
        List<T> read = new ArrayList<>(items.size());
        List<String> unread = new ArrayList<>(0);
        for (S item : items) {
            try {
                T result = reader.apply(item);
                read.add(result);
                // Such a row stays, for it is there; but what it does not say was not read.
                if (result instanceof EncryptedResource resource
                        && resource.encryption() instanceof Observed.Failed<Encryption>(String _, String why)) {
                    unread.add(why);
                }
            } catch (RuntimeException e) {
                unread.add("an item of the list can't be read: " + Unreadable.reason(e));
            }
        }
        return new Page<>(List.copyOf(read), next, List.copyOf(unread));
    }

    /** This and the items of another, which were listed together. */
    public Page<T> with(Page<? extends T> other) {
        List<T> all = new ArrayList<>(items);
        all.addAll(other.items());
        List<String> allUnread = new ArrayList<>(unread);
        allUnread.addAll(other.unread());
        return new Page<>(List.copyOf(all), next, List.copyOf(allUnread));
    }

    boolean isLast() {
        return next == null || next.isEmpty();
    }

    Optional<String> firstUnread() {
        return unread.stream().min(String::compareTo);
    }
}
