/** What can be saved on keys and their requests, with amounts, confidence, effort and commands. */
@NullMarked
package io.keyledger.cost.savings;

import org.jspecify.annotations.NullMarked;
