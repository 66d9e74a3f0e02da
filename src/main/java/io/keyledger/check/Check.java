package io.keyledger.check;

/**
 * One question asked of every key, resource or line of a bill in its scope. Implementations are stateless, have a
 * public constructor without parameters, and are annotated with {@code @AutoService(Check.class)}, or come from a
 * {@link CheckFamily}.
 */
public sealed interface Check permits KeyCheck, AccessCheck, ResourceCheck, BillCheck {
    /** Describes the check; every call returns the same. */
    CheckMetadata metadata();
}
