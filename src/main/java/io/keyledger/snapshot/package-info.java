/**
 * A snapshot on disk: everything that AWS said, one part for each account, Region and collector, written whole or not
 * at all. May use the inventory alone.
 */
@NullMarked
package io.keyledger.snapshot;

import org.jspecify.annotations.NullMarked;
