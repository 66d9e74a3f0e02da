/** The condition operators, compiled for fast and repeated evaluation. */
@NullMarked
package io.keyledger.policy.decision.condition;

import org.jspecify.annotations.NullMarked;
