/** Tables as CSV: RFC 4180, UTF-8, no cell that a spreadsheet would run. The only package that uses the CSV library. */
@NullMarked
package io.keyledger.report.csv;

import org.jspecify.annotations.NullMarked;
