/**
 * The search for a request that a key's policies allow: with one, a claim of access is proven; when there is none, a
 * claim of no access is. The search proposes requests, the decision function alone says what is allowed.
 */
@NullMarked
package io.keyledger.policy.search;

import org.jspecify.annotations.NullMarked;
