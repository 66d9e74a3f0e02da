/** The packaged program as a process of its own, against the stub AWS: killed, short of disk, refused. */
@NullMarked
package io.keyledger.endtoend;

import org.jspecify.annotations.NullMarked;
