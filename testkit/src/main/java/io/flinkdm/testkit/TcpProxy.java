package io.flinkdm.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An address of the loopback that leads to another one, with faults on demand: connections that are
 * cut, a network that swallows everything in silence, another server behind the same address. Any
 * thread; each connection has two threads of its own.
 */
public final class TcpProxy implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 16;

    private final ServerSocket server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicLong accepted = new AtomicLong();
    private final Object gate = new Object();
    private volatile InetSocketAddress target;
    private long silentUpTo;

    private TcpProxy(InetSocketAddress target) throws IOException {
        this.target = target;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    public static TcpProxy to(TestServer server) throws IOException {
        TcpProxy proxy = new TcpProxy(new InetSocketAddress(server.host(), server.port()));
        start(proxy::accept);
        return proxy;
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Connections taken so far. */
    public long accepted() {
        return accepted.get();
    }

    /** The connections there are stay, but nothing passes through them until {@link #speak}. */
    public void hush() {
        synchronized (gate) {
            silentUpTo = accepted.get();
        }
    }

    /** What was held back passes. */
    public void speak() {
        synchronized (gate) {
            silentUpTo = 0;
            gate.notifyAll();
        }
    }

    /** Ends all connections there are; new ones are taken. */
    public void cut() {
        sockets.forEach(TcpProxy::close);
    }

    /** The address leads to another server from now on; connections to the old one end. */
    public void leadTo(TestServer other) {
        target = new InetSocketAddress(other.host(), other.port());
        cut();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                sockets.add(client);
                connect(client, accepted.incrementAndGet());
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    /** A server that is down ends the client's connection, as a closed port would. */
    private void connect(Socket client, long number) {
        Socket upstream = new Socket();
        try {
            upstream.connect(target, 5_000);
            sockets.add(upstream);
            start(() -> pump(client, upstream, number));
            start(() -> pump(upstream, client, number));
        } catch (IOException e) {
            drop(client, upstream);
        }
    }

    private void pump(Socket from, Socket to, long number) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                awaitSpeech(number);
                out.write(buffer, 0, read);
                out.flush();
            }
        } catch (IOException | InterruptedException e) {
            // one side is gone; the other one is told by closing it
        } finally {
            drop(from, to);
        }
    }

    private void awaitSpeech(long number) throws InterruptedException {
        synchronized (gate) {
            while (number <= silentUpTo) {
                gate.wait();
            }
        }
    }

    private void drop(Socket... ended) {
        for (Socket socket : ended) {
            sockets.remove(socket);
            close(socket);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "tcp proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        speak();
        cut();
    }
}
