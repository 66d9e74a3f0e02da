/** CloudTrail's files in S3: finds them by CloudTrail's layout and reads them as streams. */
@NullMarked
package io.keyledger.collect.trail;

import org.jspecify.annotations.NullMarked;
