package io.keyledger.collect.call;

import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Reads an SDK paginator step by step. The SDK hides which member is the marker, so {@link PageBounds} gets all text
 * members that are named like markers. If there is none, an endless listing is detected only by pages without a new
 * item and by the number of pages.
 *
 * @param <P> the response of one page
 * @param <T> an item
 */
final class PaginatorSteps<P, T> {
    private static final Pattern MARKER = Pattern.compile(
            "(?i)next.*|.*marker|continuation.*|pagination.*|page.*token|lastevaluated.*|position|cursor");

    private final Supplier<? extends Iterable<? extends P>> pages;
    private final Function<? super P, ? extends List<T>> items;
    private @Nullable Iterator<? extends P> steps;
    private int taken;

    PaginatorSteps(Supplier<? extends Iterable<? extends P>> pages, Function<? super P, ? extends List<T>> items) {
        this.pages = pages;
        this.items = items;
    }

    /** Requests the next page. After a failure, the next call requests the same page again. */
    Page<T> next() {
        if (steps == null) {
            steps = pages.get().iterator();
        }
        if (taken == 0 && !steps.hasNext()) {
            throw Unreadable.because("the paginator has no page");
        }
        P page = steps.next();
        taken++;
        return new Page<>(
                Unreadable.required(items.apply(page), "list of items"), steps.hasNext() ? marker(page) : null);
    }

    private String marker(P page) {
        String marker = page instanceof SdkPojo answer ? markers(answer) : "";
        return marker.isEmpty() ? "page " + taken : marker;
    }

    private static String markers(SdkPojo answer) {
        return answer.sdkFields().stream()
                .filter(member -> MARKER.matcher(member.memberName()).matches())
                .map(member -> member.getValueOrDefault(answer))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .collect(Collectors.joining("\n"));
    }
}
