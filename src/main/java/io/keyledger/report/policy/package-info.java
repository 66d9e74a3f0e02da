/** Key policies that are judged by themselves, before a key has them: what is found, as JSON, as SARIF, and line by line. */
@NullMarked
package io.keyledger.report.policy;

import org.jspecify.annotations.NullMarked;
