/**
 * The decision: one pure function from a world of policies and a request to allowed, implicitly denied or explicitly
 * denied, with the statements that decided. What AWS leaves undocumented is carried as a doubt.
 */
@NullMarked
package io.keyledger.policy.decision;

import org.jspecify.annotations.NullMarked;
