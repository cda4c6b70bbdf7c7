package io.cinematch.serving.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {
    private static final String PEER = "192.0.2.1";

    @Test
    void withoutProxiesTheHeaderIsAnybodysWord() {
        assertThat(of(0, PEER, "198.51.100.7")).isEqualTo(PEER);
        assertThat(of(0, PEER)).isEqualTo(PEER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1; 198.51.100.7; 198.51.100.7",
                "1; 1.1.1.1, 2.2.2.2, 198.51.100.7; 198.51.100.7",
                "2; 1.1.1.1, 198.51.100.7, 10.0.0.1; 198.51.100.7",
                "1; garbage, 198.51.100.7; 198.51.100.7",
                "1;   198.51.100.7  ; 198.51.100.7",
                "1; 198.51.100.7:4711; 198.51.100.7",
                "1; [2001:db8::1]:4711; 20010db800000000::/64",
                "1; 2001:db8::ffff:1; 20010db800000000::/64",
                "1; ::ffff:198.51.100.7; 198.51.100.7"
            })
    void asManyHopsAreBelievedAsThereAreProxies(int hops, String header, String address) {
        assertThat(of(hops, PEER, header)).isEqualTo(address);
    }

    @Test
    void severalHeadersAreOneList() {
        assertThat(of(1, PEER, "1.1.1.1", "198.51.100.7")).isEqualTo("198.51.100.7");
        assertThat(of(2, PEER, "1.1.1.1, 198.51.100.7", "10.0.0.1")).isEqualTo("198.51.100.7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "unknown",
                "localhost",
                "evil.example",
                "1.2.3",
                "1.2.3.4.5",
                "256.1.1.1",
                "1.2.3.4:",
                "::g",
                ":::::",
                "[::1",
                "fe80::1%eth0",
                "1.2.3.4\t5",
                "٣.1.1.1",
                "_hidden"
            })
    void whatNoProxyWritesMeansThePeer(String header) {
        assertThat(of(1, PEER, header)).isIn(PEER, "0000000000000000::/64");
    }

    @Test
    void fewerHopsThanProxiesMeanThePeer() {
        assertThat(of(3, PEER, "1.1.1.1, 2.2.2.2")).isEqualTo(PEER);
        assertThat(of(1, PEER)).isEqualTo(PEER);
    }

    /** Whoever has one of them has them all. */
    @Test
    void ofAnIpv6AddressTheNetworkCounts() {
        assertThat(of(0, "2001:db8:0:1::1")).isEqualTo(of(0, "2001:db8:0:1:ffff::2"));
        assertThat(of(0, "2001:db8:0:1::1")).isNotEqualTo(of(0, "2001:db8:0:2::1"));
    }

    private static String of(int hops, String peer, String... headers) {
        return new ClientAddress(hops).of(peer, Collections.enumeration(List.of(headers)));
    }
}
