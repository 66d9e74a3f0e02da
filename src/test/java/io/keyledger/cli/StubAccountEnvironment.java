package io.keyledger.cli;

import io.keyledger.stub.StubBehaviour;
import io.keyledger.stub.StubServer;
import io.keyledger.stub.world.StubPopulation;
import io.keyledger.stub.world.StubWorld;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A stub AWS with one account in two Regions, and this process's credentials for it. */
public final class StubAccountEnvironment implements AutoCloseable {
    static final String ACCOUNT = "111122223333";

    private static final List<String> PROPERTIES =
            List.of("aws.accessKeyId", "aws.secretAccessKey", "aws.sessionToken", "aws.region");

    private final Map<String, String> before = new HashMap<>();
    private final StubServer server;

    private StubAccountEnvironment(StubServer server) {
        this.server = server;
        for (String property : PROPERTIES) {
            before.put(property, System.getProperty(property, ""));
        }
        System.setProperty("aws.accessKeyId", StubServer.accessKeyId(ACCOUNT));
        System.setProperty("aws.secretAccessKey", "any");
        System.setProperty("aws.region", "us-east-1");
    }

    public static StubAccountEnvironment start() {
        return of(StubWorld.builder()
                .accounts(ACCOUNT, "444455556666")
                .suspended("444455556666")
                .regions("eu-west-1", "us-east-1")
                .population(StubPopulation.of(24, 12, 12, 12))
                .build());
    }

    /** The same with another world that has this account. */
    static StubAccountEnvironment of(StubWorld world) {
        return new StubAccountEnvironment(StubServer.start(world, StubBehaviour.calm()));
    }

    public StubServer server() {
        return server;
    }

    /** Arguments that end with the address of the stub. */
    public String[] at(String... arguments) {
        return Stream.concat(
                        Stream.of(arguments),
                        Stream.of("--endpoint-url", server.uri().toString()))
                .toArray(String[]::new);
    }

    @Override
    public void close() {
        server.close();
        before.forEach((property, value) -> {
            if (value.isEmpty()) {
                System.clearProperty(property);
            } else {
                System.setProperty(property, value);
            }
        });
    }
}
