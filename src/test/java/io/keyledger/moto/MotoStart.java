package io.keyledger.moto;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds what can serve Moto: a Docker engine that has its image or can pull it, else {@code moto_server} on the search
 * path.
 *
 * @param obstacle why Docker cannot serve it; empty where it can
 * @param searchPath folders as in the environment variable PATH
 */
record MotoStart(Supplier<Optional<String>> obstacle, String searchPath) {

    private static final Path EXTENSION = Path.of("src", "test", "moto").toAbsolutePath();

    static MotoStart ofThisMachine() {
        return new MotoStart(
                () -> DockerEngine.obstacle(ContainerMoto.IMAGE),
                Optional.ofNullable(System.getenv("PATH")).orElse(""));
    }

    /**
     * Starts it and waits until it answers.
     *
     * @throws IllegalStateException where there is nothing that could serve it, with what to install
     */
    RunningMoto start() {
        Optional<String> why = obstacle.get();
        if (why.isEmpty()) {
            return ContainerMoto.start(EXTENSION);
        }
        Path motoServer = motoServer()
                .orElseThrow(() -> new IllegalStateException("Functional tests need Moto, and " + why.get()
                        + ": start a Docker engine that can pull " + ContainerMoto.IMAGE
                        + ", or run \"pip install 'moto[server]==" + LocalMoto.VERSION
                        + "'\" so that moto_server is on the PATH."));
        System.err.println("Functional tests use " + motoServer + ", because " + why.get() + ".");
        return LocalMoto.start(motoServer, EXTENSION);
    }

    private Optional<Path> motoServer() {
        return Arrays.stream(searchPath.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "moto_server"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
