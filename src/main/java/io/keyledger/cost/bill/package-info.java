/** What AWS billed, compared with the estimates. */
@NullMarked
package io.keyledger.cost.bill;

import org.jspecify.annotations.NullMarked;
