package io.keyledger.collect;

import io.keyledger.inventory.Observed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Asks AWS, within the budget, and keeps the account of it. An answer that does not come is a fact like any other; only
 * lost credentials and an interrupt end the collection. Safe for use by many threads.
 */
public final class Calls {
    private final String accountId;
    private final String region;
    private final RequestBudget budget;
    private final Attempts attempts;
    private final Coverage coverage;

    Calls(String accountId, String region, RequestBudget budget, Attempts attempts, Coverage coverage) {
        this.accountId = accountId;
        this.region = region;
        this.budget = budget;
        this.attempts = attempts;
        this.coverage = coverage;
    }

    /** The answer, or why there is none. */
    public <T> Observed<T> ask(ApiAction action, Supplier<T> call) {
        return ask(action, call, Map.of());
    }

    /**
     * The answer, where one of AWS's errors is an answer too.
     *
     * @param code of that error, such as {@code NoSuchTagSet}
     * @param meaning what it says
     */
    public <T> Observed<T> ask(ApiAction action, Supplier<T> call, String code, T meaning) {
        return ask(action, call, Map.of(code, meaning));
    }

    /**
     * The answer, where some of AWS's errors are answers too.
     *
     * @param meanings what they say, by their code
     */
    public <T> Observed<T> ask(ApiAction action, Supplier<? extends T> call, Map<String, T> meanings) {
        try {
            @Nullable T answer = attempt(action, call);
            return recorded(
                    action,
                    answer == null
                            ? new Observed.Failed<>(action.permission(), "AWS's answer does not say it")
                            : Observed.known(answer));
        } catch (SdkException e) {
            @Nullable T meaning = meanings.get(Refusals.code(e));
            return recorded(action, meaning == null ? Refusals.observe(action, e) : Observed.known(meaning));
        }
    }

    /**
     * Reads page after page, each of which is a question.
     *
     * @param call makes the call for the page that begins at a marker, null for the first
     * @param enough takes the items of a page, and tells whether no more pages are wanted
     * @return true where all pages were read, false where enough was; otherwise why the next could not be read
     */
    public <T> Observed<Boolean> pages(
            ApiAction action, Function<@Nullable String, Page<T>> call, Predicate<List<T>> enough) {
        @Nullable String marker = null;
        while (true) {
            @Nullable String from = marker;
            Observed<Page<T>> answer = ask(action, () -> call.apply(from));
            if (!(answer instanceof Observed.Known<Page<T>>(Page<T> page))) {
                return answer.map(_ -> false);
            }
            boolean stop = enough.test(page.items());
            if (page.isLast()) {
                return Observed.known(true);
            }
            if (stop) {
                return Observed.known(false);
            }
            marker = page.next();
        }
    }

    /** Says something of an action in place of what AWS said. */
    public void remark(ApiAction action, String remark) {
        coverage.remark(action, remark);
    }

    /** Reads all pages. */
    public <T> Listing<T> list(ApiAction action, Function<@Nullable String, Page<T>> call) {
        return list(action, call, Integer.MAX_VALUE);
    }

    /** Reads pages until there are so many items; what the last page has beyond that is left out. */
    public <T> Listing<T> list(ApiAction action, Function<@Nullable String, Page<T>> call, int most) {
        List<T> items = new ArrayList<>();
        Observed<Boolean> end = pages(action, call, page -> {
            items.addAll(page);
            return items.size() >= most;
        });
        if (items.size() <= most) {
            return new Listing<>(items, end);
        }
        return new Listing<>(List.copyOf(items.subList(0, most)), end.map(_ -> false));
    }

    private <T> T attempt(ApiAction action, Supplier<? extends T> call) {
        return attempts.call(action, budget.bucket(accountId, region, action), call);
    }

    private <T> Observed<T> recorded(ApiAction action, Observed<T> outcome) {
        coverage.record(action, outcome);
        return outcome;
    }
}
