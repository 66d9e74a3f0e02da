/** Files that are made from the other files of a run, so that they can be made again from any finished run. */
@NullMarked
package io.keyledger.report.export;

import org.jspecify.annotations.NullMarked;
