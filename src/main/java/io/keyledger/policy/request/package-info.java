/**
 * Requests: who asks for what, on which resource, under which circumstances. What follows from the caller is derived
 * from the caller, so that a request that AWS could never see cannot be built by accident.
 */
@NullMarked
package io.keyledger.policy.request;

import org.jspecify.annotations.NullMarked;
