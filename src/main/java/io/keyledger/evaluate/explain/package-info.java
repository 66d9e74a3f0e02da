/** Explains one key, resource or finding from a snapshot: what depends on it, and what is lost with it. */
@NullMarked
package io.keyledger.evaluate.explain;

import org.jspecify.annotations.NullMarked;
