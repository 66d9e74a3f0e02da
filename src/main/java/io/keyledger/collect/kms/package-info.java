/** Reads KMS: keys with all that is asked about them, aliases, key stores, and how often keys are used. */
@NullMarked
package io.keyledger.collect.kms;

import org.jspecify.annotations.NullMarked;
