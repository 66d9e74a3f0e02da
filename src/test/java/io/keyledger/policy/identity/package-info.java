@NullMarked
package io.keyledger.policy.identity;

import org.jspecify.annotations.NullMarked;
