/** Explanations of keys, resources and findings as JSON. */
@NullMarked
package io.keyledger.report.explain;

import org.jspecify.annotations.NullMarked;
