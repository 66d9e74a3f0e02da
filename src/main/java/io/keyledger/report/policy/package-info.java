/** Prints the results of policy checks as JSON, SARIF, and JSON lines. */
@NullMarked
package io.keyledger.report.policy;

import org.jspecify.annotations.NullMarked;
