package io.keyledger.inventory;

import java.util.Optional;
import java.util.function.Function;

/**
 * A fact read from AWS, or the reason it could not be read.
 *
 * @param <T> the type of the fact
 */
public sealed interface Observed<T> {
    /** AWS answered. */
    record Known<T>(T value) implements Observed<T> {}

    /** The fact does not apply to this resource, so it was not requested, or AWS does not offer it. */
    record NotOffered<T>(String explanation) implements Observed<T> {}

    /** The fact exists, but the audit's settings exclude it. */
    record NotAsked<T>(String explanation) implements Observed<T> {}

    /** AWS refused the call; {@code action} is the IAM action that is missing. */
    record Denied<T>(String action, String message) implements Observed<T> {}

    /** AWS kept throttling the call until the retries were used up. */
    record Throttled<T>(String action, String message) implements Observed<T> {}

    /** The call failed for any other reason. */
    record Failed<T>(String action, String message) implements Observed<T> {}

    static <T> Observed<T> known(T value) {
        return new Known<>(value);
    }

    static <T> Observed<T> notOffered(String explanation) {
        return new NotOffered<>(explanation);
    }

    static <T> Observed<T> notAsked(String explanation) {
        return new NotAsked<>(explanation);
    }

    /** The value if known; empty if it does not apply or could not be read. */
    default Optional<T> known() {
        return this instanceof Known<T>(T value) ? Optional.of(value) : Optional.empty();
    }

    /** Whether the fact exists but was not read. */
    default boolean isUnread() {
        return switch (this) {
            case Known<T> _, NotOffered<T> _ -> false;
            case NotAsked<T> _, Denied<T> _, Throttled<T> _, Failed<T> _ -> true;
        };
    }

    /** Why there is no value, for the reader; empty if there is one. */
    default String reason() {
        return switch (this) {
            case Known<T> _ -> "";
            case NotOffered<T>(String explanation) -> "not offered: " + explanation;
            case NotAsked<T>(String explanation) -> "not asked: " + explanation;
            case Denied<T>(String action, String message) -> "denied " + action + suffix(message);
            case Throttled<T>(String action, String message) -> "throttled " + action + suffix(message);
            case Failed<T>(String action, String message) -> "failed " + action + suffix(message);
        };
    }

    /** Applies a function to the value, if known. */
    default <R> Observed<R> map(Function<? super T, ? extends R> function) {
        return flatMap(value -> new Known<>(function.apply(value)));
    }

    /** Applies a function that returns an observation to the value, if known. */
    default <R> Observed<R> flatMap(Function<? super T, Observed<R>> function) {
        return switch (this) {
            case Known<T>(T value) -> function.apply(value);
            case NotOffered<T>(String explanation) -> new NotOffered<>(explanation);
            case NotAsked<T>(String explanation) -> new NotAsked<>(explanation);
            case Denied<T>(String action, String message) -> new Denied<>(action, message);
            case Throttled<T>(String action, String message) -> new Throttled<>(action, message);
            case Failed<T>(String action, String message) -> new Failed<>(action, message);
        };
    }

    private static String suffix(String message) {
        return message.isEmpty() ? "" : ": " + message;
    }
}
