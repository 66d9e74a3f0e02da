/** Checks key policies on their own, before they are in use. */
@NullMarked
package io.keyledger.evaluate.policy;

import org.jspecify.annotations.NullMarked;
