/** Writes the differences between two runs as CSV, JSON and Markdown. */
@NullMarked
package io.keyledger.report.diff;

import org.jspecify.annotations.NullMarked;
