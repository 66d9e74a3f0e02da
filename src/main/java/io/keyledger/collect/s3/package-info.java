/** Reads Amazon S3: how each bucket encrypts, and who may say otherwise. */
@NullMarked
package io.keyledger.collect.s3;

import org.jspecify.annotations.NullMarked;
