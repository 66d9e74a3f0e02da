/** Sorting of more data than fits into memory, independent of its content. */
@NullMarked
package io.keyledger.report.sort;

import org.jspecify.annotations.NullMarked;
