/**
 * The language in which services are declared: what lists their resources, what describes each of them, and what an
 * answer says about its key.
 *
 * <p>A service is one class in {@code services} that extends {@link io.keyledger.collect.catalogue.CatalogueService}.
 * Each of its types is one {@link io.keyledger.collect.catalogue.TypeDeclaration}, from which everything else is made:
 * calls, permissions, plan, coverage, rows, and the table of types that the rest of keyledger reads.
 */
@NullMarked
package io.keyledger.collect.catalogue;

import org.jspecify.annotations.NullMarked;
