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
 * @param next the marker of the next page; null or empty on the last page
 * @param unread why each of the other items could not be read
 */
public record Page<T>(List<T> items, @Nullable String next, List<String> unread) {
    /** A page with all items read. */
    public Page(List<T> items, @Nullable String next) {
        this(items, next, List.of());
    }

    /** The only page of a listing without pages. */
    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null);
    }

    /** Reads each item separately, so that an invalid item does not affect the others. */
    public static <S, T> Page<T> read(List<S> items, Function<? super S, ? extends T> reader, @Nullable String next) {
        List<T> read = new ArrayList<>(items.size());
        List<String> unread = new ArrayList<>(0);
        for (S item : items) {
            try {
                T result = reader.apply(item);
                read.add(result);
                // The resource exists, so its row stays; the missing fact counts as unread.
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

    /** Adds the items of another page that was listed together with this one. */
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
