/** Answers who can do what with which key, from a snapshot. */
@NullMarked
package io.keyledger.evaluate.access;

import org.jspecify.annotations.NullMarked;
