/**
 * A snapshot on disk: everything that AWS returned, with one part per account, Region and collector, written completely
 * or not at all. Depends only on the inventory.
 */
@NullMarked
package io.keyledger.snapshot;

import org.jspecify.annotations.NullMarked;
