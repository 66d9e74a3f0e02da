/** Tests that look at the page in a browser: {@code mvn -Pbrowser verify}. */
@NullMarked
package io.keyledger.browser;

import org.jspecify.annotations.NullMarked;
