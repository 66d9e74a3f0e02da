package io.keyledger.moto;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;

/**
 * The Docker engine of this machine, asked before Testcontainers, which would try for minutes to pull what cannot be
 * had.
 */
final class DockerEngine {
    private static final int MINUTES_FOR_PULLING = 10;

    private DockerEngine() {}

    /** Why the engine cannot run an image, or empty where it can. */
    static Optional<String> obstacle(String image) {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            return Optional.of("no Docker engine answers");
        }
        try (DockerClient docker = DockerClientProviderStrategy.getClientForConfig(
                DockerClientFactory.instance().getTransportConfig())) {
            return has(docker, image) || pull(docker, image)
                    ? Optional.empty()
                    : Optional.of("the Docker engine needs longer than %d minutes to pull %s"
                            .formatted(MINUTES_FOR_PULLING, image));
        } catch (DockerException | IOException refused) {
            return Optional.of("the Docker engine cannot pull " + image);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + image + " was pulled", interrupted);
        }
    }

    private static boolean has(DockerClient docker, String image) {
        try {
            docker.inspectImageCmd(image).exec();
            return true;
        } catch (NotFoundException _) {
            return false;
        }
    }

    private static boolean pull(DockerClient docker, String image) throws InterruptedException {
        return docker.pullImageCmd(image)
                .exec(new PullImageResultCallback())
                .awaitCompletion(MINUTES_FOR_PULLING, TimeUnit.MINUTES);
    }
}
