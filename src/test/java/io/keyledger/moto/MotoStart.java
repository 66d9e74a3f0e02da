package io.keyledger.moto;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.testcontainers.DockerClientFactory;

/**
 * Finds what can serve Moto: a Docker engine, else {@code moto_server} on the search path.
 *
 * @param dockerAnswers whether a Docker engine answers
 * @param searchPath folders as in the environment variable PATH
 */
record MotoStart(BooleanSupplier dockerAnswers, String searchPath) {

    private static final Path EXTENSION = Path.of("src", "test", "moto").toAbsolutePath();

    static MotoStart ofThisMachine() {
        return new MotoStart(
                () -> DockerClientFactory.instance().isDockerAvailable(),
                Optional.ofNullable(System.getenv("PATH")).orElse(""));
    }

    /**
     * Starts it and waits until it answers.
     *
     * @throws IllegalStateException where there is nothing that could serve it, with what to install
     */
    RunningMoto start() {
        if (dockerAnswers.getAsBoolean()) {
            return ContainerMoto.start(EXTENSION);
        }
        return motoServer()
                .map(motoServer -> LocalMoto.start(motoServer, EXTENSION))
                .orElseThrow(() -> new IllegalStateException("Functional tests need Moto: start a Docker engine, or run"
                        + " \"pip install 'moto[server]==" + LocalMoto.VERSION
                        + "'\" so that moto_server is on the PATH."));
    }

    private Optional<Path> motoServer() {
        return Arrays.stream(searchPath.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "moto_server"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
