package io.flinkdm.testkit;

import io.flinkdm.testkit.process.FreePorts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A network between a client and a server of this machine, which breaks as told: connections are
 * cut at once or in the middle of what they carry, or nothing passes for a while. Has a thread for
 * new connections and two for each. Any thread.
 */
public final class FaultyProxy implements AutoCloseable {

    private static final int BUFFER_BYTES = 16_384;

    private final InetSocketAddress server;
    private final ServerSocket socket;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong bytesLeft = new AtomicLong(Long.MAX_VALUE);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moving = lock.newCondition();
    private boolean hanging;

    private FaultyProxy(int serverPort) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        this.server = new InetSocketAddress(loopback, serverPort);
        this.socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(loopback, FreePorts.next()));
    }

    /** A network that works, to a port of the loopback address. */
    public static FaultyProxy to(int serverPort) throws IOException {
        FaultyProxy proxy = new FaultyProxy(serverPort);
        thread(proxy::accept);
        return proxy;
    }

    /** Where clients connect to. */
    public int port() {
        return socket.getLocalPort();
    }

    /** Cuts every connection there is; new ones work. */
    public void cut() {
        open.forEach(FaultyProxy::reset);
    }

    /** Cuts the connection that carries the last of so many bytes from now on, behind it. */
    public void cutAfter(long bytes) {
        bytesLeft.set(bytes);
    }

    /** Nothing passes any more, nor is any connection cut. */
    public void hang() {
        hanging(true);
    }

    /** Everything passes again, from where it stood. */
    public void go() {
        hanging(false);
    }

    private void hanging(boolean now) {
        lock.lock();
        try {
            hanging = now;
            moving.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                connect(socket.accept());
            } catch (IOException closed) {
                // the next turn sees it
            }
        }
    }

    private void connect(Socket client) {
        Socket upstream = new Socket();
        open.add(client);
        open.add(upstream);
        try {
            upstream.connect(server);
            upstream.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
            thread(() -> pump(client, upstream));
            thread(() -> pump(upstream, client));
        } catch (IOException serverIsDown) {
            end(client, upstream);
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                awaitMoving();
                long left = bytesLeft(read);
                out.write(buffer, 0, (int) Math.min(left, read));
                if (left <= read) {
                    break;
                }
            }
        } catch (IOException cut) {
            // by us, by the other direction, or by one of the ends
        } finally {
            end(from, to);
        }
    }

    /** How many bytes may pass before the cut; it is made once. */
    private long bytesLeft(int read) {
        return bytesLeft.getAndUpdate(left -> left > read ? left - read : Long.MAX_VALUE);
    }

    private void awaitMoving() {
        lock.lock();
        try {
            while (hanging) {
                moving.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private void end(Socket one, Socket other) {
        reset(one);
        reset(other);
        open.remove(one);
        open.remove(other);
    }

    private static void reset(Socket socket) {
        try (socket) {
            // no farewell: the other end gets a reset, as from a machine that has gone
            socket.setSoLinger(true, 0);
        } catch (IOException alreadyClosed) {
            // then there is nothing to cut
        }
    }

    private static void thread(Runnable task) {
        Thread thread = new Thread(task, "faulty proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        go();
        cut();
    }
}
