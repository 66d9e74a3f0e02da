/**
 * What a process is: its environment with the clock, how it ends, what it logs, and what its console shows. The only
 * package that uses Log4j, the system clock and the standard streams.
 */
@NullMarked
package io.keyledger.cli.process;

import org.jspecify.annotations.NullMarked;
