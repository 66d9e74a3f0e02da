/** Reads where accounts stand in their organization, and the policies that bind them there. */
@NullMarked
package io.keyledger.collect.organizations;

import org.jspecify.annotations.NullMarked;
