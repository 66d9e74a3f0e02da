/** Key usage from CloudTrail log files, read as a stream in memory that does not grow with the number of events. */
@NullMarked
package io.keyledger.cost.cloudtrail;

import org.jspecify.annotations.NullMarked;
