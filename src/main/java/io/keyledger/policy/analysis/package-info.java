/**
 * What is concluded of a key from the search and the decision: who can use it, and what a check needs to ask further.
 */
@NullMarked
package io.keyledger.policy.analysis;

import org.jspecify.annotations.NullMarked;
