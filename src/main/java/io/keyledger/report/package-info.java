/** Writes the files of a run from the rows of an evaluation: tables, summary, manifest. */
@NullMarked
package io.keyledger.report;

import org.jspecify.annotations.NullMarked;
