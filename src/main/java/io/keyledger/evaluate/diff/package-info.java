/**
 * Compares two runs from their files: what is new, fixed, gone, worsened or lost from sight, and why. It reads tables
 * in their own order and holds only what differs.
 */
@NullMarked
package io.keyledger.evaluate.diff;

import org.jspecify.annotations.NullMarked;
