package io.keyledger.collect.catalogue;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The pages of an operation for which the SDK has no paginator. Each step is one call, and can be repeated when it
 * failed.
 *
 * @param call a page from its token, which is null for the first
 * @param next the token of the page after this one; null or empty where it is the last
 */
record TokenPages<R>(Function<@Nullable String, R> call, Function<R, @Nullable String> next) implements Iterable<R> {
    @Override
    public Iterator<R> iterator() {
        return new Iterator<>() {
            private @Nullable String token;
            private boolean more = true;

            @Override
            public boolean hasNext() {
                return more;
            }

            @Override
            public R next() {
                if (!more) {
                    throw new NoSuchElementException();
                }
                R page = call.apply(token);
                token = next.apply(page);
                more = token != null && !token.isEmpty();
                return page;
            }
        };
    }
}
