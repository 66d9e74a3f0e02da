/** Reads Amazon S3: the encryption of each bucket, and who can override it. */
@NullMarked
package io.keyledger.collect.s3;

import org.jspecify.annotations.NullMarked;
