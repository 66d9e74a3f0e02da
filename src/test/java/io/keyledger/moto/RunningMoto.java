package io.keyledger.moto;

import java.net.URI;

/** A Moto that answers, with the extension loaded. It ends with this JVM. */
sealed interface RunningMoto permits ContainerMoto, LocalMoto {

    URI endpoint();
}
