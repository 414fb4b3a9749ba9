package org.scribes.textgen.backend.remote.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerAddressesTest {
    private final Map<String, List<String>> names = new HashMap<>();

    @Test
    void nameWithSeveralAddresses_isSeveralServers() {
        names.put("vllm", List.of("10.0.0.2", "10.0.0.1"));

        assertThat(now(addresses("http://vllm:8000/base/v1"), List.of()))
                .containsExactly(
                        new ServerAddress("vllm:8000", URI.create("http://10.0.0.1:8000/base/v1")),
                        new ServerAddress("vllm:8000", URI.create("http://10.0.0.2:8000/base/v1")));
    }

    @Test
    void addressOfTheSixthVersion_isInBrackets() {
        names.put("vllm", List.of("2001:db8:0:0:0:0:0:1", "2001:db8:0:0:0:0:0:2"));

        assertThat(now(addresses("http://vllm"), List.of()))
                .extracting(server -> server.base().toString())
                .containsExactly("http://[2001:db8:0:0:0:0:0:1]", "http://[2001:db8:0:0:0:0:0:2]");
    }

    @Test
    void nameWithOneAddress_staysItself() {
        names.put("vllm", List.of("10.0.0.2"));

        assertThat(now(addresses("http://vllm"), List.of()))
                .containsExactly(new ServerAddress("vllm:80", URI.create("http://vllm")));
    }

    @Test
    void https_isNotLookedUp() {
        names.put("api.example", List.of("10.0.0.2", "10.0.0.1"));
        ServerAddresses addresses = addresses("https://api.example");

        assertThat(addresses.canChange()).isFalse();
        assertThat(now(addresses, List.of()))
                .containsExactly(new ServerAddress("api.example:443", URI.create("https://api.example")));
    }

    @Test
    void nameThatIsNotKnownNow_keepsItsServers() {
        ServerAddresses addresses = addresses("http://a:1", "http://b:1");
        names.put("a", List.of("10.0.0.1", "10.0.0.2"));
        List<ServerAddress> before = now(addresses, addresses.configured());
        assertThat(before).hasSize(3);

        names.clear();

        assertThat(now(addresses, before)).isEqualTo(before);
        assertThat(now(addresses, List.of())).isEqualTo(addresses.configured());
    }

    @Test
    void sameAddressTwice_isOneServer() {
        assertThat(addresses("http://a:1", "http://a:1").configured()).hasSize(1);
        assertThat(now(addresses("http://a:1", "http://a:1"), List.of())).hasSize(1);
    }

    private List<ServerAddress> now(ServerAddresses addresses, List<ServerAddress> before) {
        return addresses.now(before, host -> names.getOrDefault(host, List.of()));
    }

    private static ServerAddresses addresses(String... urls) {
        return new ServerAddresses(List.of(urls).stream().map(URI::create).toList());
    }
}
