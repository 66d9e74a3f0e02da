/**
 * Evaluates a snapshot Region by Region and writes the files of a run, which appear together or not at all. Everything
 * here is a function of the snapshot and the settings.
 */
@NullMarked
package io.keyledger.report;

import org.jspecify.annotations.NullMarked;
