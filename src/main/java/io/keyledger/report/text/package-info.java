/** Text that others wrote, made safe to show. */
@NullMarked
package io.keyledger.report.text;

import org.jspecify.annotations.NullMarked;
