/** Checks of what AWS billed. */
@NullMarked
package io.keyledger.check.bill;

import org.jspecify.annotations.NullMarked;
