/**
 * The command line: a class for each command, its options and what it starts; and the bundled sample account. The only
 * package that knows picocli's commands.
 */
@NullMarked
package io.keyledger.cli;

import org.jspecify.annotations.NullMarked;
