/** Price sheets made from AWS's Price List. */
@NullMarked
package io.keyledger.cost.pricelist;

import org.jspecify.annotations.NullMarked;
