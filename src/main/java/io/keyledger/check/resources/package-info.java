/** The checks of resources that encrypt data at rest, one class each. */
@NullMarked
package io.keyledger.check.resources;

import org.jspecify.annotations.NullMarked;
