package io.keyledger.collect.call;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;

/**
 * The proxy that the environment names for calls to AWS, interpreted as curl and the AWS CLI do. The SDK itself uses
 * {@code HTTPS_PROXY} only if its HTTP client is configured for HTTPS.
 *
 * @param variable the environment variable, for example {@code HTTPS_PROXY}
 * @param address without user and password
 * @param userInfo user and password as in the variable, or empty; never logged
 * @param direct regular expressions of hosts that are called directly
 */
record Proxy(String variable, URI address, String userInfo, Set<String> direct) {
    private static final int STANDARD_PORT = 8080;
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*");
    private static final Pattern SEPARATOR = Pattern.compile("[,\\s]+");
    private static final Pattern NETWORK = Pattern.compile("[0-9a-fA-F.:]+/\\d{1,3}");

    /**
     * The proxy that the environment names, if any.
     *
     * @param endpoint the endpoint that stands in for AWS, if any; AWS itself is called with HTTPS
     */
    static Optional<Proxy> of(Map<String, String> environment, @Nullable URI endpoint) {
        boolean plain = endpoint != null && "http".equalsIgnoreCase(endpoint.getScheme());
        return Stream.of(plain ? "http_proxy" : "https_proxy", "all_proxy")
                .flatMap(name -> Stream.of(name, name.toUpperCase(Locale.ROOT)))
                .filter(name -> !environment.getOrDefault(name, "").isBlank())
                .findFirst()
                .map(name -> read(name, environment.getOrDefault(name, "").strip(), direct(environment, endpoint)));
    }

    /** The configuration of the HTTP client. */
    ProxyConfiguration configuration() {
        ProxyConfiguration.Builder builder = ProxyConfiguration.builder()
                .endpoint(address)
                .nonProxyHosts(direct)
                .useSystemPropertyValues(false)
                .useEnvironmentVariableValues(false);
        if (!userInfo.isEmpty()) {
            String[] parts = userInfo.split(":", 2);
            builder.username(decoded(parts[0]))
                    .password(parts.length == 1 ? "" : decoded(parts[1]))
                    .preemptiveBasicAuthenticationEnabled(true);
        }
        return builder.build();
    }

    /** The name in messages, without the password. */
    @Override
    public String toString() {
        return address.getHost() + ":" + address.getPort() + " from " + variable;
    }

    private static Proxy read(String variable, String text, Set<String> direct) {
        try {
            URI named = new URI(SCHEME.matcher(text).matches() ? text : "http://" + text);
            String scheme = named.getScheme().toLowerCase(Locale.ROOT);
            if (named.getHost() != null && Set.of("http", "https").contains(scheme)) {
                int port = named.getPort() >= 0 ? named.getPort() : standardPort(scheme);
                URI address = new URI(scheme, null, named.getHost(), port, null, null, null);
                return new Proxy(
                        variable,
                        address,
                        Optional.ofNullable(named.getRawUserInfo()).orElse(""),
                        direct);
            }
        } catch (URISyntaxException _) {
            // The text may hold a password, so the message below does not repeat it.
        }
        throw CollectException.configuration(
                variable + " must be the URL of an HTTP proxy, such as http://proxy.example.com:3128.");
    }

    private static int standardPort(String scheme) {
        return scheme.equals("https") ? 443 : STANDARD_PORT;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static Set<String> direct(Map<String, String> environment, @Nullable URI endpoint) {
        return Stream.of("no_proxy", "NO_PROXY")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(list -> !list.isBlank())
                .limit(1)
                .flatMap(SEPARATOR::splitAsStream)
                .filter(entry -> !entry.isEmpty())
                .map(entry -> pattern(entry.toLowerCase(Locale.ROOT), endpoint))
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A name matches itself and its subdomains, with or without a leading dot or {@code *.}. */
    private static Optional<String> pattern(String entry, @Nullable URI endpoint) {
        if (entry.equals("*")) {
            return Optional.of(".*");
        }
        if (NETWORK.matcher(entry).matches()) {
            return host(endpoint).filter(inNetwork(entry)).map(Pattern::quote);
        }
        String name = entry.replaceFirst("^\\*?\\.", "");
        int colon = name.lastIndexOf(':');
        boolean hasPort = colon > 0 && name.indexOf(':') == colon;
        if (hasPort && !name.substring(colon + 1).equals(Integer.toString(port(endpoint)))) {
            return Optional.empty();
        }
        return Optional.of("(.*\\.)?" + Pattern.quote(hasPort ? name.substring(0, colon) : name));
    }

    private static Optional<String> host(@Nullable URI endpoint) {
        return Optional.ofNullable(endpoint).map(URI::getHost);
    }

    private static int port(@Nullable URI endpoint) {
        if (endpoint == null) {
            return 443;
        }
        return endpoint.getPort() >= 0 ? endpoint.getPort() : "http".equalsIgnoreCase(endpoint.getScheme()) ? 80 : 443;
    }

    /** The hosts of AWS are names, so only an endpoint that stands in for AWS can match a network. */
    private static Predicate<String> inNetwork(String network) {
        int slash = network.indexOf('/');
        int bits = Integer.parseInt(network.substring(slash + 1));
        return host -> {
            try {
                byte[] start =
                        InetAddress.ofLiteral(network.substring(0, slash)).getAddress();
                byte[] address =
                        InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).getAddress();
                return start.length == address.length && bits <= 8 * start.length && same(start, address, bits);
            } catch (IllegalArgumentException _) {
                return false;
            }
        };
    }

    private static boolean same(byte[] first, byte[] second, int bits) {
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((first[bit / 8] & mask) != (second[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
