/**
 * An audit that is run again and again: its times, its lock and its health file.
 */
@NullMarked
package io.keyledger.cli.schedule;

import org.jspecify.annotations.NullMarked;
