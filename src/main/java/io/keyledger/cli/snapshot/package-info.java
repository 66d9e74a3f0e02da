/**
 * The snapshots of an output folder: which one to open, and collecting, resuming and planning one.
 */
@NullMarked
package io.keyledger.cli.snapshot;

import org.jspecify.annotations.NullMarked;
