/** What keyledger covers and checks, as tables: the same rows for a terminal, a spreadsheet and a program. */
@NullMarked
package io.keyledger.report.listing;

import org.jspecify.annotations.NullMarked;
