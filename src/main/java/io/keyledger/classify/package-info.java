/** Classifies the custody and state of each key, and joins resources to the keys that protect them. */
@NullMarked
package io.keyledger.classify;

import org.jspecify.annotations.NullMarked;
