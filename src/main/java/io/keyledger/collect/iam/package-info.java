/** Reads the identities of an account and the policies that apply to them. */
@NullMarked
package io.keyledger.collect.iam;

import org.jspecify.annotations.NullMarked;
