package io.keyledger.check;

import java.util.List;

/**
 * Checks that ask the same question and differ only in their rows of one table. Implementations have a public
 * constructor without parameters, and are annotated with {@code @AutoService(CheckFamily.class)}.
 */
public interface CheckFamily {
    /** The checks; every call returns the same. */
    List<? extends Check> checks();
}
