/** Checks of grants, which never expire and show in no policy. */
@NullMarked
package io.keyledger.check.grants;

import org.jspecify.annotations.NullMarked;
