/**
 * Sets of condition values that can be intersected, subtracted and asked for a member: strings by globs, numbers, dates
 * and networks by their boundaries. Knows nothing about policies.
 */
@NullMarked
package io.keyledger.policy.search.values;

import org.jspecify.annotations.NullMarked;
