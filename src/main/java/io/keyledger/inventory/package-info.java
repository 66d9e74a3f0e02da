/**
 * The facts behind an audit, as AWS returned them: keys, aliases, grants, key stores, resources and what could not be
 * read. Only records, without dependencies on the rest of the project.
 */
@NullMarked
package io.keyledger.inventory;

import org.jspecify.annotations.NullMarked;
