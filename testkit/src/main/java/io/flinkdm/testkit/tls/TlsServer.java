package io.flinkdm.testkit.tls;

import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.Servers;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.process.RunFolder;
import io.flinkdm.testkit.provision.UnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A server that offers TLS, and takes connections without it too. One thread.
 *
 * @param folder holds its certificates
 */
public record TlsServer(TestServer server, RunFolder folder) implements AutoCloseable {

    /** Takes clients whose certificate the authority has signed. */
    public static TlsServer start(ServerKind kind, CertificateAuthority clients, Identity own)
            throws IOException, UnavailableException {
        RunFolder folder = RunFolder.create("tls");
        try {
            Path ca = Identity.write(folder.path().resolve("ca.pem"), clients.certificate());
            Path certificate = own.writeCertificate(folder.path(), "server.pem");
            Path key = own.writeKey(folder.path(), "server-key.pem");
            List<String> options =
                    kind == ServerKind.TIDB
                            ? List.of(
                                    "[security]",
                                    "ssl-ca = \"" + ca + "\"",
                                    "ssl-cert = \"" + certificate + "\"",
                                    "ssl-key = \"" + key + "\"")
                            : List.of(
                                    "--ssl-ca=" + ca,
                                    "--ssl-cert=" + certificate,
                                    "--ssl-key=" + key);
            return new TlsServer(Servers.start(kind, options, System.out::println), folder);
        } catch (IOException | UnavailableException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    @Override
    public void close() {
        server.close();
        folder.close();
    }
}
