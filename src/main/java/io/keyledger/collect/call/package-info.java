/**
 * How AWS is called: clients that make only declared calls and take only answers that AWS could have given, the budget
 * and the attempts of each call, and the listings read page by page. What comes back is an {@link
 * io.keyledger.inventory.Observed}, counted in the coverage. Knows no service, no account and no snapshot.
 */
@NullMarked
package io.keyledger.collect.call;

import org.jspecify.annotations.NullMarked;
