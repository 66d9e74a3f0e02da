@NullMarked
package io.keyledger.collect.athena;

import org.jspecify.annotations.NullMarked;
