/**
 * A collection as a whole: it opens the accounts, gives each part of the snapshot to its collector, and writes what the
 * collector found. Also what a collection would call, and the permissions that it needs.
 */
@NullMarked
package io.keyledger.collect.run;

import org.jspecify.annotations.NullMarked;
