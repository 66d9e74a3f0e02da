/** The checks of KMS keys, one class each. */
@NullMarked
package io.keyledger.check.keys;

import org.jspecify.annotations.NullMarked;
