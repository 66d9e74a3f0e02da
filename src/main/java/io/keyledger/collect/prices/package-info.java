/** Reads AWS's Price List, only when asked. */
@NullMarked
package io.keyledger.collect.prices;

import org.jspecify.annotations.NullMarked;
