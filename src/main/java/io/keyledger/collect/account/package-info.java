/**
 * Who is calling, which accounts are opened with which credentials, and which Regions they have.
 */
@NullMarked
package io.keyledger.collect.account;

import org.jspecify.annotations.NullMarked;
