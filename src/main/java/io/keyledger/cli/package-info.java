/**
 * The command line: commands, configuration, exit codes, progress, the schedule and the bundled sample account. The
 * only package that uses picocli, the clock and the console; it starts all others.
 */
@NullMarked
package io.keyledger.cli;

import org.jspecify.annotations.NullMarked;
