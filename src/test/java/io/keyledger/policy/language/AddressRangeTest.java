package io.keyledger.policy.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {
    private static boolean contains(String range, String address) {
        return AddressRange.parse(range)
                .orElseThrow()
                .contains(AddressRange.address(address).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8,       10.255.0.1",
        "10.0.0.0/10,      10.63.255.255",
        "10.0.0.7/32,      10.0.0.7",
        "10.0.0.7,         10.0.0.7",
        "0.0.0.0/0,        255.0.0.1",
        "2001:db8::/33,    2001:db8:7fff::1",
        "2001:db8::1/128,  2001:db8::1"
    })
    void holdsItsAddresses(String range, String address) {
        assertThat(contains(range, address)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8,      11.0.0.0",
        "10.0.0.0/10,     10.64.0.0",
        "10.0.0.0/10,     10.128.0.0",
        "10.0.0.7/32,     10.0.0.6",
        "0.0.0.0/0,       ::1",
        "::/0,            10.0.0.1",
        "2001:db8::/33,   2001:db8:8000::1"
    })
    void holdsNoOthers(String range, String address) {
        assertThat(contains(range, address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/8",
                "10.0.0/8",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/+8",
                "10.0.0.0/8x",
                "10.0.0.0/0008",
                "::/129",
                "[::1]",
                "[::1]/128",
                "fe80::1%eth0",
                "%",
                "host"
            })
    void knowsWhatIsNoRange(String text) {
        assertThat(AddressRange.parse(text)).isEmpty();
    }
}
