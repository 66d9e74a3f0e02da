package io.keyledger.collect.call;

import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;

/** Explains why an answer or an item of it cannot be read. */
public final class Unreadable {
    private Unreadable() {}

    /** Returns a member that AWS always sends. */
    public static <T> T required(@Nullable T member, String name) {
        if (member == null || (member instanceof String text && text.isBlank())) {
            throw new NonsenseException("it has no " + name);
        }
        return member;
    }

    /** The exception for a thing that is invalid. */
    public static RuntimeException because(String problem) {
        return new NonsenseException(problem);
    }

    /** Why an answer could not be read. Rethrows a failure that does not concern the answer. */
    public static String reason(RuntimeException failure) {
        if (failure instanceof CollectException
                || failure instanceof AbortedException
                || failure instanceof UncheckedIOException
                || failure instanceof UndeclaredCallException) {
            throw failure;
        }
        if (failure instanceof NonsenseException) {
            return String.valueOf(failure.getMessage());
        }
        StackTraceElement[] stack = failure.getStackTrace();
        return failure.getClass().getSimpleName() + (stack.length == 0 ? "" : " in " + place(stack));
    }

    /** The first stack frame of keyledger. The exception's message may differ between runs. */
    private static String place(StackTraceElement[] stack) {
        for (StackTraceElement at : stack) {
            if (at.getClassName().startsWith("io.keyledger.")
                    && !at.getClassName().equals(Unreadable.class.getName())) {
                return at.getFileName() + ":" + at.getLineNumber();
            }
        }
        return String.valueOf(stack[0].getClassName());
    }

    private static final class NonsenseException extends RuntimeException {
        private static final long serialVersionUID = 1;

        NonsenseException(String message) {
            super(message);
        }
    }
}
