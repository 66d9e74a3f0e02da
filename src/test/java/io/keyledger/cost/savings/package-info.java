@NullMarked
package io.keyledger.cost.savings;

import org.jspecify.annotations.NullMarked;
