package io.keyledger.stub;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * How the server treats calls, whatever its world holds. Immutable; every method gives a changed copy.
 *
 * @param latency what every call takes at least
 * @param jitter up to this much more, spread evenly
 * @param denied calls that the caller has no permission for
 * @param expired calls whose credentials have expired
 * @param disabledRegions calls to Regions that turn every credential away
 * @param unreachable calls whose connection is closed unanswered
 * @param spoilt what becomes of the answer to a call
 */
public record StubBehaviour(
        StubQuotas quotas,
        Duration latency,
        Duration jitter,
        StubFaults faults,
        Predicate<StubCall> denied,
        Predicate<StubCall> expired,
        Predicate<StubCall> disabledRegions,
        Predicate<StubCall> unreachable,
        Function<StubCall, UnaryOperator<StubResponse>> spoilt) {

    /** At once, without quotas or faults, everything allowed. */
    public static StubBehaviour calm() {
        return new StubBehaviour(
                StubQuotas.none(),
                Duration.ZERO,
                Duration.ZERO,
                StubFaults.none(),
                call -> false,
                call -> false,
                call -> false,
                call -> false,
                call -> UnaryOperator.identity());
    }

    public StubBehaviour withQuotas(StubQuotas newQuotas) {
        return new StubBehaviour(
                newQuotas, latency, jitter, faults, denied, expired, disabledRegions, unreachable, spoilt);
    }

    public StubBehaviour withLatency(Duration newLatency) {
        return withLatency(newLatency, Duration.ZERO);
    }

    public StubBehaviour withLatency(Duration newLatency, Duration newJitter) {
        return new StubBehaviour(
                quotas, newLatency, newJitter, faults, denied, expired, disabledRegions, unreachable, spoilt);
    }

    public StubBehaviour withFaults(StubFaults newFaults) {
        return new StubBehaviour(
                quotas, latency, jitter, newFaults, denied, expired, disabledRegions, unreachable, spoilt);
    }

    /** Denies actions such as {@code kms:GetKeyPolicy}, on top of what is denied already. */
    public StubBehaviour denying(String... actions) {
        Set<String> names = Set.copyOf(List.of(actions));
        return denying(call -> names.contains(call.action()));
    }

    /** Denies some calls, such as those on one key, on top of what is denied already. */
    public StubBehaviour denying(Predicate<StubCall> calls) {
        return new StubBehaviour(
                quotas, latency, jitter, faults, denied.or(calls), expired, disabledRegions, unreachable, spoilt);
    }

    public StubBehaviour withExpiredCredentials(Predicate<StubCall> calls) {
        return new StubBehaviour(
                quotas, latency, jitter, faults, denied, expired.or(calls), disabledRegions, unreachable, spoilt);
    }

    public StubBehaviour withDisabledRegion(String region) {
        return new StubBehaviour(
                quotas,
                latency,
                jitter,
                faults,
                denied,
                expired,
                disabledRegions.or(call -> call.region().equals(region)),
                unreachable,
                spoilt);
    }

    public StubBehaviour withUnreachableRegion(String region) {
        return withUnreachable(call -> call.region().equals(region));
    }

    public StubBehaviour withUnreachable(Predicate<StubCall> calls) {
        return new StubBehaviour(
                quotas, latency, jitter, faults, denied, expired, disabledRegions, unreachable.or(calls), spoilt);
    }

    /** Spoils the answers to an action, which are no longer AWS's. */
    public StubBehaviour spoiling(String action, AnswerFault fault) {
        return changing(call -> call.action().equals(action), fault::spoil);
    }

    /** Spoils the answers to some calls. */
    public StubBehaviour spoiling(Predicate<StubCall> calls, AnswerFault fault) {
        return changing(calls, fault::spoil);
    }

    /** Rewrites the body of the answers to an action. */
    public StubBehaviour rewriting(String action, UnaryOperator<String> change) {
        return changing(
                call -> call.action().equals(action),
                answer -> answer.with(change.apply(answer.text()).getBytes(StandardCharsets.UTF_8)));
    }

    /** Answers some calls by the same status and body. */
    public StubBehaviour answering(Predicate<StubCall> calls, int status, String body) {
        return changing(
                calls, answer -> new StubResponse(status, answer.headers(), body.getBytes(StandardCharsets.UTF_8)));
    }

    private StubBehaviour changing(Predicate<StubCall> calls, UnaryOperator<StubResponse> change) {
        return new StubBehaviour(
                quotas,
                latency,
                jitter,
                faults,
                denied,
                expired,
                disabledRegions,
                unreachable,
                call -> calls.test(call) ? change : spoilt.apply(call));
    }
}
