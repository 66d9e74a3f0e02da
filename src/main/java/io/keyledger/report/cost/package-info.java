/** Prints costs and savings. */
@NullMarked
package io.keyledger.report.cost;

import org.jspecify.annotations.NullMarked;
