/** Tests of what KMS says of keys. */
@NullMarked
package io.keyledger.collect.kms;

import org.jspecify.annotations.NullMarked;
