/**
 * The checks, one small class each, found by {@link java.util.ServiceLoader}: a new check is one class, annotated with
 * {@code @AutoService(Check.class)}, and its test.
 */
@NullMarked
package io.keyledger.check;

import org.jspecify.annotations.NullMarked;
