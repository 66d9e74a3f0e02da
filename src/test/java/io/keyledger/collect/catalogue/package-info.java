@NullMarked
package io.keyledger.collect.catalogue;

import org.jspecify.annotations.NullMarked;
