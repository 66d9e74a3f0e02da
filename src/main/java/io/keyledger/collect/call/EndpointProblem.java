package io.keyledger.collect.call;

import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/** Messages about an endpoint that cannot be reached, or that is not AWS. */
final class EndpointProblem {
    private EndpointProblem() {}

    /**
     * The message for an endpoint that cannot be reached.
     *
     * @param endpoint the endpoint that stands in for AWS, if any
     * @param proxy the proxy that the environment names, if any
     */
    static String unreachable(@Nullable URI endpoint, Optional<Proxy> proxy, String region, SdkException failure) {
        String through = proxy.map(named -> " through the proxy " + named).orElse("");
        return endpoint == null
                ? "AWS cannot be reached in " + region + through + ": " + reason(failure) + ". Check the network"
                        + (proxy.isPresent() ? " and the proxy." : "; a proxy is taken from HTTPS_PROXY.")
                : "Nothing answers at " + endpoint + through + ": " + reason(failure)
                        + ". Check the address, and that its server runs.";
    }

    /** The message for an endpoint that does not answer like AWS. */
    static String notAws(@Nullable URI endpoint, String answer) {
        return (endpoint == null
                        ? "What answers in place of AWS, perhaps a proxy, is not AWS: "
                        : "What answers at " + endpoint + " is not AWS: ")
                + answer + ".";
    }

    private static String reason(SdkException failure) {
        return FailureCause.find(failure, UnknownHostException.class)
                .map(unknown -> "there is no host " + ServiceEndpoints.host(unknown))
                .or(() -> FailureCause.find(failure, SSLException.class).map(_ -> untrusted(failure)))
                .or(() -> Optional.of("it takes too long").filter(_ -> FailureCause.isTimeout(failure)))
                .or(() -> FailureCause.find(failure, ConnectException.class).map(_ -> "the connection is refused"))
                .orElseGet(() -> Refusals.message(failure));
    }

    private static String untrusted(SdkException failure) {
        if (FailureCause.find(failure, CertPathBuilderException.class).isPresent()) {
            return "the server's certificate is not signed by an authority that Java trusts. If it is a proxy or"
                    + " server of your own, import the signing certificate into a trust store with keytool -importcert,"
                    + " and name the trust store: JAVA_TOOL_OPTIONS=-Djavax.net.ssl.trustStore=FILE";
        }
        if (FailureCause.find(failure, CertPathValidatorException.class).isPresent()) {
            return "the server's certificate is not valid, perhaps because it has expired";
        }
        if (FailureCause.find(failure, CertificateException.class).isPresent()
                || FailureCause.find(failure, SSLPeerUnverifiedException.class).isPresent()) {
            return "the server's certificate is for another host";
        }
        return "no TLS connection could be made, perhaps because the server does not speak TLS at this port";
    }
}
