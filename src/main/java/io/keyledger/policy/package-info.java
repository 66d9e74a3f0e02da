/**
 * The policy engine: the language of AWS policy documents, requests, the decision on a request, and the search for a
 * request that is allowed. May use {@code inventory}; knows nothing of files, AWS clients or the clock.
 */
@NullMarked
package io.keyledger.policy;

import org.jspecify.annotations.NullMarked;
