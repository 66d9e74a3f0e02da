/** Verifies the files of a run against its manifest. */
@NullMarked
package io.keyledger.deliver.verify;

import org.jspecify.annotations.NullMarked;
