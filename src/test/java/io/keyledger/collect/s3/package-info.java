/** Tests of what S3 says of buckets. */
@NullMarked
package io.keyledger.collect.s3;

import org.jspecify.annotations.NullMarked;
