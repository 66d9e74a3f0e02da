@NullMarked
package io.keyledger.cost.cloudtrail;

import org.jspecify.annotations.NullMarked;
