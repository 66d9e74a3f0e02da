/**
 * What a person reads: the results of each command as text, and the tables, lines and numbers that all of it is made
 * of. Pure functions of what they are given.
 */
@NullMarked
package io.keyledger.cli.text;

import org.jspecify.annotations.NullMarked;
