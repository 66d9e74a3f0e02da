/** Checks of who can use a key: by its policy, and by what the policy leaves to IAM. */
@NullMarked
package io.keyledger.check.access;

import org.jspecify.annotations.NullMarked;
