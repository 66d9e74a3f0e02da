/** Makes text from outside safe to show. */
@NullMarked
package io.keyledger.report.text;

import org.jspecify.annotations.NullMarked;
