/** How keys were used, from CloudTrail's records, counted by Amazon Athena where they are. */
@NullMarked
package io.keyledger.collect.athena;

import org.jspecify.annotations.NullMarked;
