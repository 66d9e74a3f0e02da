@NullMarked
package io.keyledger.cost;

import org.jspecify.annotations.NullMarked;
