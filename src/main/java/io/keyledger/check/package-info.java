/**
 * The checks, one small class each, found by {@link java.util.ServiceLoader}: a new check is one class, annotated with
 * {@code @AutoService(Check.class)}, and its test. Checks that differ only in a table's rows are a {@link
 * io.keyledger.check.CheckFamily}, in which a new check is one row.
 */
@NullMarked
package io.keyledger.check;

import org.jspecify.annotations.NullMarked;
