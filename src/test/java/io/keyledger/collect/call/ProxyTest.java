package io.keyledger.collect.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyTest {
    @ParameterizedTest
    @ValueSource(strings = {"HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"})
    void isNamedForAwsInBothCasesOfLetters(String variable) {
        assertThat(Proxy.of(Map.of(variable, "http://proxy.example.com:3128"), null))
                .hasValueSatisfying(proxy -> assertThat(proxy).hasToString("proxy.example.com:3128 from " + variable));
    }

    @Test
    void isNamedByTheLowerCaseWhereBothAreThere() {
        assertThat(Proxy.of(Map.of("HTTPS_PROXY", "http://a.example:1", "https_proxy", "http://b.example:2"), null))
                .hasValueSatisfying(proxy -> assertThat(proxy.address()).isEqualTo(URI.create("http://b.example:2")));
    }

    @Test
    void isThatOfTheSchemeThatIsCalled() {
        Map<String, String> environment =
                Map.of("HTTP_PROXY", "http://a.example:1", "HTTPS_PROXY", "http://b.example:2");

        assertThat(Proxy.of(environment, URI.create("http://localhost:5000")))
                .hasValueSatisfying(proxy -> assertThat(proxy.variable()).isEqualTo("HTTP_PROXY"));
        assertThat(Proxy.of(environment, URI.create("https://localhost:5000")))
                .hasValueSatisfying(proxy -> assertThat(proxy.variable()).isEqualTo("HTTPS_PROXY"));
        assertThat(Proxy.of(Map.of("HTTP_PROXY", "http://a.example:1"), null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "proxy.example.com:3128, http://proxy.example.com:3128",
        "http://proxy.example.com, http://proxy.example.com:8080",
        "https://proxy.example.com, https://proxy.example.com:443",
        "http://proxy.example.com:3128/, http://proxy.example.com:3128",
        "http://user:secret@proxy.example.com:3128, http://proxy.example.com:3128"
    })
    void hasAnAddress(String text, URI address) {
        assertThat(Proxy.of(Map.of("HTTPS_PROXY", text), null))
                .hasValueSatisfying(proxy -> assertThat(proxy.address()).isEqualTo(address));
    }

    @Test
    void hasAUserAndAPasswordThatAreNeverShown() {
        Proxy proxy = Proxy.of(Map.of("HTTPS_PROXY", "http://me%40corp:p%2Fss+@proxy.example.com:3128"), null)
                .orElseThrow();

        assertThat(proxy.configuration().username()).isEqualTo("me@corp");
        assertThat(proxy.configuration().password()).isEqualTo("p/ss+");
        assertThat(proxy.toString()).doesNotContain("me", "p%2Fss");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "socks5://user:secret@proxy.example.com:1080",
                "http://",
                "http://user:secret@:1",
                "http:// secret"
            })
    void isRefusedWithoutRepeatingItsPassword(String text) {
        assertThatThrownBy(() -> Proxy.of(Map.of("https_proxy", text), null))
                .isInstanceOfSatisfying(
                        CollectException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(CollectException.Kind.CONFIGURATION))
                .hasMessage("https_proxy must be the URL of an HTTP proxy, such as http://proxy.example.com:3128.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "amazonaws.com | kms.us-east-1.amazonaws.com | true",
                ".amazonaws.com | kms.us-east-1.amazonaws.com | true",
                "*.amazonaws.com | kms.us-east-1.amazonaws.com | true",
                "other.com, KMS.us-east-1.amazonaws.com | kms.us-east-1.amazonaws.com | true",
                "* | kms.us-east-1.amazonaws.com | true",
                "amazonaws.com:443 | kms.us-east-1.amazonaws.com | true",
                "amazonaws.com:8443 | kms.us-east-1.amazonaws.com | false",
                "aws.com | kms.us-east-1.amazonaws.com | false",
                "kmsxus-east-1.amazonaws.com | kms.us-east-1.amazonaws.com | false",
                "10.0.0.0/8 | kms.us-east-1.amazonaws.com | false",
            })
    void leavesOutTheHostsOfNoProxy(String noProxy, String host, boolean direct) {
        assertThat(isDirect(noProxy, host, null)).isEqualTo(direct);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, http://10.1.2.3:5000, true",
        "10.0.0.0/9, http://10.128.2.3:5000, false",
        "10.1.2.3, http://10.1.2.3:5000, true",
        "10.1.2.3:5000, http://10.1.2.3:5000, true",
        "10.1.2.3:80, http://10.1.2.3:5000, false",
        "localhost, http://localhost:5000, true",
        "999.0.0.0/8, http://10.1.2.3:5000, false",
        "10.0.0.0/99, http://10.1.2.3:5000, false"
    })
    void leavesOutAServerThatStandsInByItsAddress(String noProxy, URI endpoint, boolean direct) {
        assertThat(isDirect(noProxy, endpoint.getHost(), endpoint)).isEqualTo(direct);
    }

    private static boolean isDirect(String noProxy, String host, @Nullable URI endpoint) {
        Set<Boolean> answers = Set.of("no_proxy", "NO_PROXY").stream()
                .map(name -> Proxy.of(Map.of("all_proxy", "http://proxy.example.com:3128", name, noProxy), endpoint)
                        .orElseThrow())
                .map(proxy -> proxy.direct().stream().anyMatch(host::matches))
                .collect(Collectors.toSet());
        assertThat(answers).hasSize(1);
        return answers.contains(true);
    }
}
