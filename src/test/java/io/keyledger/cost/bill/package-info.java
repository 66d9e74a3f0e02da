@NullMarked
package io.keyledger.cost.bill;

import org.jspecify.annotations.NullMarked;
