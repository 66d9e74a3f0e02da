/** Checks of key policies by themselves, before they are in use, with results as JSON, SARIF, and JSON lines. */
@NullMarked
package io.keyledger.report.policy;

import org.jspecify.annotations.NullMarked;
