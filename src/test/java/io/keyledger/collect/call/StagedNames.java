package io.keyledger.collect.call;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A DNS that knows of AWS's names what a test says, and of all others what this machine's resolver does. */
public final class StagedNames extends InetAddressResolverProvider {
    private static final List<String> ASKED = new CopyOnWriteArrayList<>();
    private static volatile Predicate<String> known = Set.<String>of()::contains;

    /** Knows those of AWS's names that the test says, until {@link #reset}. */
    static void stage(Predicate<String> names) {
        ASKED.clear();
        known = names;
    }

    static void reset() {
        known = Set.<String>of()::contains;
    }

    /** AWS's names that were asked for since then. */
    static List<String> asked() {
        return List.copyOf(ASKED);
    }

    @Override
    public InetAddressResolver get(Configuration configuration) {
        InetAddressResolver real = configuration.builtinResolver();
        return new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
                if (!host.contains(".amazonaws.com")) {
                    return real.lookupByName(host, policy);
                }
                ASKED.add(host);
                if (known.test(host)) {
                    return Stream.of(InetAddress.getLoopbackAddress());
                }
                throw new UnknownHostException(host + ": Name or service not known");
            }

            @Override
            public String lookupByAddress(byte[] address) throws UnknownHostException {
                return real.lookupByAddress(address);
            }
        };
    }

    @Override
    public String name() {
        return "staged names";
    }
}
