/** Reads AWS KMS: keys and their details, aliases, key stores, and request counts. */
@NullMarked
package io.keyledger.collect.kms;

import org.jspecify.annotations.NullMarked;
