/**
 * JSON line by line, from a file or the standard input, answered on all cores.
 */
@NullMarked
package io.keyledger.cli.lines;

import org.jspecify.annotations.NullMarked;
