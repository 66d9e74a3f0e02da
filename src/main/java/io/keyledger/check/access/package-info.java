/** Checks of who can use a key, through its policy and through the IAM policies that it delegates to. */
@NullMarked
package io.keyledger.check.access;

import org.jspecify.annotations.NullMarked;
