/** Answers who can do what with which key, from a snapshot. */
@NullMarked
package io.keyledger.report.access;

import org.jspecify.annotations.NullMarked;
