/** Reads the position of accounts in their organization, and the policies that apply to them there. */
@NullMarked
package io.keyledger.collect.organizations;

import org.jspecify.annotations.NullMarked;
