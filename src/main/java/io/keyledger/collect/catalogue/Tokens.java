package io.keyledger.collect.catalogue;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Pages of a listing that the SDK has no paginator for. */
public final class Tokens {
    private Tokens() {}

    /**
     * Asks for each page when it is wanted, as the SDK's own paginators do.
     *
     * @param call the page that a token stands for; the first one for null
     * @param next the token of the page that follows; null or empty where none does
     */
    public static <R> Iterable<R> pages(Function<@Nullable String, R> call, Function<R, @Nullable String> next) {
        return () -> new Iterator<>() {
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
