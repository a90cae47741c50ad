package io.flinkdm.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultyProxyTest {

    private static final int SHORT_MS = 100;

    private ServerSocket server;
    private FaultyProxy proxy;
    private Socket client;
    private Socket served;

    @BeforeEach
    void connect() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        proxy = FaultyProxy.to(server.getLocalPort());
        client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        served = server.accept();
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        served.close();
        proxy.close();
        server.close();
    }

    private String sent(Socket from, Socket to, String text) throws IOException {
        from.getOutputStream().write(text.getBytes());
        return new String(to.getInputStream().readNBytes(text.length()));
    }

    @Test
    void passesBothWays() throws IOException {
        assertThat(sent(client, served, "ask")).isEqualTo("ask");
        assertThat(sent(served, client, "answer")).isEqualTo("answer");
    }

    @Test
    void cutsBehindAByte() throws IOException {
        assertThat(sent(client, served, "12345")).isEqualTo("12345");
        proxy.cutAfter(3);
        served.getOutputStream().write("abcdef".getBytes());
        assertThat(client.getInputStream().readNBytes(3)).isEqualTo("abc".getBytes());
        assertThatThrownBy(() -> served.getInputStream().read()).isInstanceOf(IOException.class);
    }

    @Test
    void cutsWhenExactlySoManyBytesHavePassed() throws IOException {
        proxy.cutAfter(3);
        assertThat(sent(client, served, "abc")).isEqualTo("abc");
        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(IOException.class);
    }

    @Test
    void cutsEveryConnection() throws IOException {
        assertThat(sent(client, served, "ask")).isEqualTo("ask");
        proxy.cut();
        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(IOException.class);
    }

    @Test
    void hangsAndGoesOn() throws IOException {
        proxy.hang();
        client.getOutputStream().write('x');
        served.setSoTimeout(SHORT_MS);
        assertThatThrownBy(() -> served.getInputStream().read())
                .isInstanceOf(SocketTimeoutException.class);
        proxy.go();
        served.setSoTimeout(0);
        assertThat(served.getInputStream().read()).isEqualTo('x');
    }
}
