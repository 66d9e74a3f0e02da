/** Prints who can do what with which key. */
@NullMarked
package io.keyledger.report.access;

import org.jspecify.annotations.NullMarked;
