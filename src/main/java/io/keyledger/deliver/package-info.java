/** Where the files of a run go. */
@NullMarked
package io.keyledger.deliver;

import org.jspecify.annotations.NullMarked;
