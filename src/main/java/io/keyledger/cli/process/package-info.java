/**
 * What a process is: its environment with the clock, how it ends, what it logs, what its console shows, and the folders
 * that it writes to. The only package that uses the system clock and the standard streams, and the only one of the
 * command line that uses Log4j.
 */
@NullMarked
package io.keyledger.cli.process;

import org.jspecify.annotations.NullMarked;
