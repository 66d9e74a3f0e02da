/** Sorting more than fits into memory. Knows nothing of what it sorts. */
@NullMarked
package io.keyledger.report.sort;

import org.jspecify.annotations.NullMarked;
