package io.keyledger.collect.catalogue;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Members of structures that an answer may leave out. */
public final class Members {
    private Members() {}

    /** A member of the structure; null where the answer has no such structure. */
    public static <S, T> @Nullable T of(@Nullable S structure, Function<S, @Nullable T> member) {
        return structure == null ? null : member.apply(structure);
    }
}
