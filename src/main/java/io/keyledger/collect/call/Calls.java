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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * Calls AWS within the budget and records the coverage. A missing answer is a fact; only lost credentials and an
 * interrupt end the collection. Thread-safe.
 */
public final class Calls {
    private static final Pattern MISSING_PARAMETER = Pattern.compile("Parameter '(\\w+)' must not be null");

    private static final int MOST_NOT_FOUND = 5;

    private final String accountId;
    private final String region;
    private final RequestBudget budget;
    private final Attempts attempts;
    private final Coverage coverage;
    private final boolean standIn;
    private final ConcurrentMap<ApiAction, UnansweredCalls> silences = new ConcurrentHashMap<>();

    /** @param standIn whether an endpoint stands in for AWS */
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

    /** Returns the answer, or the reason why there is none. */
    public <T> Observed<T> ask(ApiAction action, Supplier<T> call) {
        return ask(action, call, Map.of());
    }

    /**
     * Returns the answer, where one error code counts as an answer.
     *
     * @param code the error code, for example {@code NoSuchTagSet}
     * @param meaning the answer that it stands for
     */
    public <T> Observed<T> ask(ApiAction action, Supplier<T> call, String code, T meaning) {
        return ask(action, call, Map.of(code, meaning));
    }

    /**
     * Returns the answer, where some error codes count as answers.
     *
     * @param meanings the answers that they stand for, by error code
     */
    public <T> Observed<T> ask(ApiAction action, Supplier<? extends T> call, Map<String, T> meanings) {
        return recorded(action, outcome(action, call, meanings));
    }

    /**
     * Returns the answer about a listed thing. A "not found" error is retried a few times, because a new thing can
     * appear in a listing first.
     *
     * @param notFound the error code for "not found"
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

    /** Records an answer that contradicts other answers as failed. */
    public <T> Observed<T> refute(ApiAction action, String problem) {
        return recorded(action, failed(action, problem));
    }

    private <T> Observed<T> outcome(ApiAction action, Supplier<? extends T> call, Map<String, T> meanings) {
        UnansweredCalls unanswered = silences.computeIfAbsent(action, _ -> new UnansweredCalls());
        try {
            @Nullable T answer = attempt(action, unanswered, call);
            unanswered.answered();
            return answer == null ? failed(action, "the answer does not contain it") : Observed.known(answer);
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

    /** Whether an endpoint that stands in for AWS answers as if it lacked the operation. */
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

    /** A listing that is not offered concerns the whole Region; a detail may concern one resource only. */
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
     * Reads a listing page by page; each page is one question. A listing that does not end is stopped and returned as
     * failed.
     *
     * @param call requests the page at a marker; null for the first page
     * @param enough receives the items of a page and returns whether to stop
     * @return true if all pages were read, false if stopped early; otherwise why reading failed
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

    /** Replaces the coverage note of an action. */
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

    /** Reads pages until the limit is reached, and drops the items beyond it. */
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
     * Reads all pages of an SDK paginator. Each page is one question, a failed step is retried alone, and a listing
     * that does not end is stopped as in {@link #list}.
     *
     * @param pages creates the paginator, for example {@code client.listTablesPaginator()}, without calling AWS
     * @param items the items of a page, for example {@code ListTablesResponse::tableNames}
     */
    public <P, T> Listing<T> pages(
            ApiAction action,
            Supplier<? extends Iterable<? extends P>> pages,
            Function<? super P, ? extends List<T>> items) {
        PaginatorSteps<P, T> steps = new PaginatorSteps<>(pages, items);
        return list(action, _ -> steps.next());
    }

    private <T> T attempt(ApiAction action, UnansweredCalls unanswered, Supplier<? extends T> call) {
        requireNotGivenUp(unanswered);
        return attempts.call(action, budget.bucket(accountId, region, action), () -> {
            // The action may have been given up while this call waited.
            requireNotGivenUp(unanswered);
            try {
                return call.get();
            } catch (SdkClientException e) {
                throw absentEndpoint(e)
                        .<RuntimeException>map(host -> new NotOfferedException(
                                "the service has no endpoint in " + region + ": the host " + host + " does not exist"))
                        .or(() -> missingParameter(e))
                        .orElse(e);
            }
        });
    }

    /** The SDK refuses to send a request without a parameter of its path, which comes from an earlier answer. */
    private static Optional<RuntimeException> missingParameter(SdkClientException failure) {
        Matcher missing = MISSING_PARAMETER.matcher(String.valueOf(failure.getMessage()));
        return missing.find()
                ? Optional.of(UnusableAnswerException.forGood(
                        "the answer from which this call is made has no " + missing.group(1)))
                : Optional.empty();
    }

    /** An endpoint that stands in for AWS has one host for all services. */
    private Optional<String> absentEndpoint(SdkClientException failure) {
        return standIn ? Optional.empty() : ServiceEndpoints.absent(failure, region);
    }

    private static void requireNotGivenUp(UnansweredCalls unanswered) {
        unanswered.givenUp().ifPresent(sentence -> {
            throw new GivenUpException(sentence);
        });
    }

    private <T> Observed<T> recorded(ApiAction action, Observed<T> outcome) {
        coverage.record(action, outcome);
        return outcome;
    }
}
