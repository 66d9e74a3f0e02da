package io.keyledger.collect.call;

import io.keyledger.inventory.CallRole;
import io.keyledger.inventory.Observed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * Asks AWS, within the budget, and keeps the account of it. An answer that does not come is a fact like any other; only
 * lost credentials and an interrupt end the collection. Safe for use by many threads.
 */
public final class Calls {
    private static final int MOST_NOT_FOUND = 5;

    private final String accountId;
    private final String region;
    private final RequestBudget budget;
    private final Attempts attempts;
    private final Coverage coverage;
    private final boolean standIn;
    private final ConcurrentMap<ApiAction, Unanswered> silences = new ConcurrentHashMap<>();

    /** @param standIn whether a server stands in for AWS */
    Calls(
            String accountId,
            String region,
            RequestBudget budget,
            Attempts attempts,
            Coverage coverage,
            boolean standIn) {
        this.accountId = accountId;
        this.region = region;
        this.budget = budget;
        this.attempts = attempts;
        this.coverage = coverage;
        this.standIn = standIn;
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
        return recorded(action, outcome(action, call, meanings));
    }

    /**
     * The answer about a thing that was listed. Where AWS says that there is no such thing, it is asked again a few times:
     * a thing just made can be in a list before it is everywhere.
     *
     * @param notFound the code of that error
     */
    public <T> Observed<T> askListed(ApiAction action, Supplier<T> call, String notFound) {
        AtomicInteger tries = new AtomicInteger();
        return ask(action, () -> {
            try {
                return call.get();
            } catch (AwsServiceException e) {
                if (Refusals.code(e).equals(notFound) && tries.incrementAndGet() < MOST_NOT_FOUND) {
                    throw RetryableException.create(Refusals.message(e), e);
                }
                throw e;
            }
        });
    }

    /** Counts an answer that makes no sense beside others as failed. */
    public <T> Observed<T> refute(ApiAction action, String problem) {
        return recorded(action, failed(action, problem));
    }

    private <T> Observed<T> outcome(ApiAction action, Supplier<? extends T> call, Map<String, T> meanings) {
        Unanswered unanswered = silences.computeIfAbsent(action, _ -> new Unanswered());
        try {
            @Nullable T answer = attempt(action, unanswered, call);
            unanswered.answered();
            return answer == null ? failed(action, "AWS's answer does not say it") : Observed.known(answer);
        } catch (NotOfferedException e) {
            return notOffered(action, String.valueOf(e.getMessage()));
        } catch (GivenUpException e) {
            return givenUp(action, String.valueOf(e.getMessage()));
        } catch (SdkServiceException e) {
            unanswered.answered();
            if (isMissing(action, e)) {
                return missing(action);
            }
            @Nullable T meaning = meanings.get(Refusals.code(e));
            return meaning == null ? refused(action, e) : Observed.known(meaning);
        } catch (SdkException e) {
            if (isMissing(action, e)) {
                return missing(action);
            }
            Observed<T> why = Refusals.observe(action, e);
            unanswered.another(why.reason());
            return unanswered
                    .givenUp()
                    .<Observed<T>>map(sentence -> givenUp(action, sentence))
                    .orElse(why);
        } catch (RuntimeException e) {
            return failed(action, "the answer can't be read: " + Unreadable.reason(e));
        }
    }

    /** Whether a server that stands in for AWS answers as those do that have no such operation. */
    private boolean isMissing(ApiAction action, SdkException failure) {
        return standIn && action.optionalForStandIns() && Refusals.isOfUnknownOperation(failure);
    }

    private <T> Observed<T> missing(ApiAction action) {
        return notOffered(action, "the server that stands in for AWS has no " + action.operation());
    }

    private <T> Observed<T> notOffered(ApiAction action, String explanation) {
        Observed<T> outcome = Observed.notOffered(explanation);
        coverage.remark(action, outcome.reason());
        return outcome;
    }

    /** A listing that is not offered is so for the whole Region; a detail may be for one thing only. */
    private <T> Observed<T> refused(ApiAction action, SdkServiceException refusal) {
        Observed<T> outcome = Refusals.observe(action, refusal);
        return outcome instanceof Observed.NotOffered<T>(String explanation) && action.role() == CallRole.LISTING
                ? notOffered(action, explanation)
                : outcome;
    }

    private <T> Observed<T> givenUp(ApiAction action, String sentence) {
        coverage.remark(action, sentence);
        return failed(action, sentence);
    }

    private static <T> Observed<T> failed(ApiAction action, String message) {
        return new Observed.Failed<>(action.permission(), message);
    }

    /**
     * Reads page after page, each of which is a question. Ends where the pages do not, and then says why.
     *
     * @param call makes the call for the page that begins at a marker, null for the first
     * @param enough takes the items of a page, and tells whether no more pages are wanted
     * @return true where all pages were read, false where enough was; otherwise why not everything could be read
     */
    public <T> Observed<Boolean> eachPage(
            ApiAction action, Function<@Nullable String, Page<T>> call, Predicate<List<T>> enough) {
        PageBounds bounds = new PageBounds();
        Observed<Boolean> unread = Observed.known(true);
        @Nullable String marker = null;
        while (true) {
            @Nullable String from = marker;
            Observed<Page<T>> answer = outcome(action, () -> call.apply(from), Map.of());
            Optional<String> endless = answer.known().flatMap(bounds::problem);
            Observed<Boolean> taken = recorded(
                    action,
                    answer.flatMap(
                            page -> endless.isEmpty() ? taken(action, page, enough) : failed(action, endless.get())));
            if (!(answer instanceof Observed.Known<Page<T>>(Page<T> page)) || taken.isUnread()) {
                return taken.map(_ -> false);
            }
            for (String reason : page.unread()) {
                recorded(action, failed(action, reason));
            }
            unread = page.firstUnread()
                    .map(reason -> Calls.<Boolean>failed(action, reason))
                    .orElse(unread);
            boolean stop = taken.known().orElse(false);
            if (page.isLast() || stop) {
                return unread.map(_ -> page.isLast());
            }
            marker = page.next();
        }
    }

    /** Says something of an action in place of what AWS said. */
    public void remark(ApiAction action, String remark) {
        coverage.remark(action, remark);
    }

    private static <T> Observed<Boolean> taken(ApiAction action, Page<T> page, Predicate<List<T>> enough) {
        try {
            return Observed.known(enough.test(page.items()));
        } catch (RuntimeException e) {
            return failed(action, "the answer can't be read: " + Unreadable.reason(e));
        }
    }

    /** Reads all pages. */
    public <T> Listing<T> list(ApiAction action, Function<@Nullable String, Page<T>> call) {
        return list(action, call, Integer.MAX_VALUE);
    }

    /** Reads pages until there are so many items; what the last page has beyond that is left out. */
    public <T> Listing<T> list(ApiAction action, Function<@Nullable String, Page<T>> call, int most) {
        List<T> items = new ArrayList<>();
        Observed<Boolean> end = eachPage(action, call, page -> {
            items.addAll(page);
            return items.size() >= most;
        });
        if (items.size() <= most) {
            return new Listing<>(items, end);
        }
        return new Listing<>(List.copyOf(items.subList(0, most)), end.map(_ -> false));
    }

    /**
     * Reads all pages of one of the SDK's own paginators. Each page is one question: a step that fails is repeated by
     * itself, and a listing that does not end is ended as {@link #list} does it.
     *
     * @param pages makes the paginator, such as {@code client.listTablesPaginator()}; asks nothing yet
     * @param items of a page, such as {@code ListTablesResponse::tableNames}
     */
    public <P, T> Listing<T> pages(
            ApiAction action,
            Supplier<? extends Iterable<? extends P>> pages,
            Function<? super P, ? extends List<T>> items) {
        PaginatorSteps<P, T> steps = new PaginatorSteps<>(pages, items);
        return list(action, _ -> steps.next());
    }

    private <T> T attempt(ApiAction action, Unanswered unanswered, Supplier<? extends T> call) {
        requireNotGivenUp(unanswered);
        return attempts.call(action, budget.bucket(accountId, region, action), () -> {
            // It may have been given up while this call waited its turn.
            requireNotGivenUp(unanswered);
            try {
                return call.get();
            } catch (SdkClientException e) {
                throw absentEndpoint(e)
                        .<RuntimeException>map(host -> new NotOfferedException(
                                "the service has no endpoint in " + region + ": the host " + host + " does not exist"))
                        .orElse(e);
            }
        });
    }

    /** One name serves for everything where a server stands in for AWS. */
    private Optional<String> absentEndpoint(SdkClientException failure) {
        return standIn ? Optional.empty() : ServiceEndpoints.absent(failure, region);
    }

    private static void requireNotGivenUp(Unanswered unanswered) {
        unanswered.givenUp().ifPresent(sentence -> {
            throw new GivenUpException(sentence);
        });
    }

    private <T> Observed<T> recorded(ApiAction action, Observed<T> outcome) {
        coverage.record(action, outcome);
        return outcome;
    }
}
