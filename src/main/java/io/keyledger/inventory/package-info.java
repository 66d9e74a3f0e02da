/**
 * The facts an audit rests on, as AWS states them: keys, aliases, grants, key stores, resources and what could not be
 * read. Records only; uses nothing else of the project.
 */
@NullMarked
package io.keyledger.inventory;

import org.jspecify.annotations.NullMarked;
