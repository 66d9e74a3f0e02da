@NullMarked
package io.keyledger.report.listing;

import org.jspecify.annotations.NullMarked;
