@NullMarked
package io.keyledger.policy.world;

import org.jspecify.annotations.NullMarked;
