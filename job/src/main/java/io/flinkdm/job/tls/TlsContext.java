package io.flinkdm.job.tls;

import io.flinkdm.config.plan.TlsPlan;
import io.flinkdm.config.plan.TlsPlan.Pem;
import io.flinkdm.config.tls.TlsMaterial;
import io.flinkdm.config.tls.TlsMaterialException;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/**
 * {@code security} of a connection, ready for the clients of the databases. There is one for all
 * connections of the same content: a client that carries options as text can carry its {@link #id}.
 * TLS 1.2 and 1.3, as DM and the JVM have it. Immutable; any thread.
 */
public final class TlsContext {

    private static final Map<String, TlsContext> BY_ID = new ConcurrentHashMap<>();

    private final String id;
    private final TrustManager trust;
    private final KeyManager identity;

    private TlsContext(String id, TlsMaterial material) throws GeneralSecurityException {
        this.id = id;
        this.trust = new ServerTrust(material.authorities(), material.allowedNames());
        this.identity =
                material.key() == null
                        ? null
                        : new ClientIdentity(material.chain(), material.key());
    }

    /**
     * @throws MigrationException 11112 when a certificate or key cannot be used
     */
    public static TlsContext of(TlsPlan plan) {
        return BY_ID.computeIfAbsent(digest(plan), id -> create(id, plan));
    }

    /** The one of {@link #id()}, as far as it was asked for in this process. */
    public static Optional<TlsContext> byId(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    private static TlsContext create(String id, TlsPlan plan) {
        try {
            return new TlsContext(id, TlsMaterial.of(plan));
        } catch (TlsMaterialException e) {
            throw new MigrationException(
                    ErrorCode.CONN_INVALID_TLS_CONFIG, e.key() + ": " + e.getMessage());
        } catch (GeneralSecurityException e) {
            throw new MigrationException(
                    ErrorCode.CONN_INVALID_TLS_CONFIG, "the JVM cannot use the certificates", e);
        }
    }

    private static String digest(TlsPlan plan) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Pem part : List.of(plan.ca(), plan.cert(), plan.key())) {
                digest.update(part.content().reveal().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            for (String name : plan.allowedNames()) {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    public String id() {
        return id;
    }

    /** Which servers are trusted. */
    public TrustManager[] trust() {
        return new TrustManager[] {trust};
    }

    /** Who the client is; empty for nobody. */
    public KeyManager[] identity() {
        return identity == null ? new KeyManager[0] : new KeyManager[] {identity};
    }

    /** Puts TLS on a socket that is connected; the handshake comes later. */
    public SSLSocket wrap(Socket socket) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(identity(), trust(), null);
            String host = socket.getInetAddress().getHostAddress();
            return (SSLSocket)
                    context.getSocketFactory().createSocket(socket, host, socket.getPort(), true);
        } catch (GeneralSecurityException e) {
            throw new IOException("the JVM cannot use the certificates", e);
        }
    }
}
