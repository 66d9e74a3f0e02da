/** Checks of grants, which never expire and do not appear in key policies. */
@NullMarked
package io.keyledger.check.grants;

import org.jspecify.annotations.NullMarked;
