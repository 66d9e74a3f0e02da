/** {@code report.html}: the run as one page that needs no network and no server. */
@NullMarked
package io.keyledger.report.page;

import org.jspecify.annotations.NullMarked;
