package io.keyledger.policy.search.values;

/** The answer to "give me a member of this set". */
public sealed interface Sample {
    /** A member. */
    record Value(String value) implements Sample {}

    /** There is none. */
    record Empty() implements Sample {}

    /** None was found, and there may be one. */
    record Unsure(String reason) implements Sample {}
}
