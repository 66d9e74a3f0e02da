/**
 * A local AWS for functional tests: Moto with the extension in {@code src/test/moto}, and SDK clients that talk to it.
 */
@NullMarked
package io.keyledger.moto;

import org.jspecify.annotations.NullMarked;
