@NullMarked
package io.keyledger;

import org.jspecify.annotations.NullMarked;
