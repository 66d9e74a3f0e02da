package io.keyledger.stub;

import io.keyledger.stub.world.KeyKind;
import io.keyledger.stub.world.StubKey;
import io.keyledger.stub.world.StubPopulation;
import io.keyledger.stub.world.StubRegion;
import io.keyledger.stub.world.StubWorld;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the tests of the stub server share: a world, and servers and clients that are closed at the end. */
final class Stage implements AutoCloseable {
    static final String FIRST = "111122223333";
    static final String SECOND = "444455556666";
    static final String VIRGINIA = "us-east-1";
    static final String IRELAND = "eu-west-1";
    static final StubWorld WORLD = StubWorld.builder()
            .accounts(FIRST, SECOND)
            .regions(VIRGINIA, IRELAND)
            .population(StubPopulation.of(1000, 300, 1200, 2300))
            .build();

    private final Deque<Runnable> open = new ArrayDeque<>();

    StubServer server(StubBehaviour behaviour) {
        return server(WORLD, behaviour);
    }

    StubServer server(StubWorld world, StubBehaviour behaviour) {
        StubServer server = StubServer.start(world, behaviour);
        open.push(server::close);
        return server;
    }

    StubClients clients(StubServer server, String account) {
        return keep(StubClients.of(server, account));
    }

    StubClients keep(StubClients clients) {
        open.push(clients::close);
        return clients;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            open.pop().run();
        }
    }

    static StubRegion region(String name) {
        return WORLD.account(FIRST).orElseThrow().region(name).orElseThrow();
    }

    /** The first account's keys in us-east-1. */
    static Stream<StubKey> keys() {
        return IntStream.range(0, 1000).mapToObj(number -> region(VIRGINIA).key(number));
    }

    static StubKey keyOf(KeyKind kind) {
        return keys().filter(key -> key.kind() == kind).findFirst().orElseThrow();
    }
}
