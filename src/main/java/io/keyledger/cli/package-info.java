@NullMarked
package io.keyledger.cli;

import org.jspecify.annotations.NullMarked;
