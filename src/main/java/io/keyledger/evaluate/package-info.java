/**
 * Evaluates a snapshot Region by Region into rows, findings and a summary, and hands them to a sink. Everything here is
 * a function of the snapshot and the settings.
 */
@NullMarked
package io.keyledger.evaluate;

import org.jspecify.annotations.NullMarked;
