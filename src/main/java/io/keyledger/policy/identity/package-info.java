/** The users and roles of an account with the policies that bind each of them. */
@NullMarked
package io.keyledger.policy.identity;

import org.jspecify.annotations.NullMarked;
