/** Tests of reading CloudTrail's files from S3. */
@NullMarked
package io.keyledger.collect.trail;

import org.jspecify.annotations.NullMarked;
