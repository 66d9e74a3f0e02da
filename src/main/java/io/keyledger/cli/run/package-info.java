/**
 * The runs of an output folder: evaluating a snapshot into one, comparing two, and evaluating a run again.
 */
@NullMarked
package io.keyledger.cli.run;

import org.jspecify.annotations.NullMarked;
