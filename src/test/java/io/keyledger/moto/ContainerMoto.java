package io.keyledger.moto;

import java.net.URI;
import java.nio.file.Path;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** Moto in its own image; the extension is copied into the container before it starts. */
record ContainerMoto(URI endpoint) implements RunningMoto {

    static final String IMAGE = "motoserver/moto:" + LocalMoto.VERSION;

    private static final int PORT = 5000;
    private static final String FOLDER = "/keyledger";

    @SuppressWarnings("resource") // it serves until the JVM ends, and the hook stops it then
    static ContainerMoto start(Path extension) {
        GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(IMAGE))
                .withCopyFileToContainer(MountableFile.forHostPath(extension), FOLDER)
                .withEnv("PYTHONPATH", FOLDER)
                .withEnv("MOTO_EC2_LOAD_DEFAULT_AMIS", "false")
                .withExposedPorts(PORT)
                .waitingFor(Wait.forHttp(MotoControls.PATH).forPort(PORT));
        container.start();
        Runtime.getRuntime().addShutdownHook(new Thread(container::stop, "stop-moto"));
        return new ContainerMoto(
                URI.create("http://%s:%d".formatted(container.getHost(), container.getMappedPort(PORT))));
    }
}
