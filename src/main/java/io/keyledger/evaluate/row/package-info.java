/** The rows of a run, and the sinks that receive them while a snapshot is evaluated. */
@NullMarked
package io.keyledger.evaluate.row;

import org.jspecify.annotations.NullMarked;
