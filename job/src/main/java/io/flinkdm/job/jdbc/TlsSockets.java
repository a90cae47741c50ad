package io.flinkdm.job.jdbc;

import io.flinkdm.job.tls.TlsContext;
import java.sql.SQLException;
import java.util.Properties;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.HostAddress;
import org.mariadb.jdbc.export.ExceptionFactory;
import org.mariadb.jdbc.plugin.TlsSocketPlugin;

/**
 * How the driver comes to the job's TLS: it finds this class as a service and asks it what to trust
 * and to show, for each connection of options made by {@link #enable}. Stateless.
 */
public final class TlsSockets implements TlsSocketPlugin {

    private static final String TYPE = "flink-dm";

    /** An option the driver does not know and carries along. */
    private static final String CONTEXT = "flinkDmTls";

    static void enable(Properties options, TlsContext context) {
        // what is verified is the context's affair; verify-full would compare the host's name
        options.setProperty("sslMode", "verify-ca");
        options.setProperty("tlsSocketType", TYPE);
        options.setProperty(CONTEXT, context.id());
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public TrustManager[] getTrustManager(
            Configuration options, ExceptionFactory exceptions, HostAddress host)
            throws SQLException {
        return context(options).trust();
    }

    @Override
    public KeyManager[] getKeyManager(Configuration options, ExceptionFactory exceptions)
            throws SQLException {
        return context(options).identity();
    }

    private static TlsContext context(Configuration options) throws SQLException {
        return TlsContext.byId(options.nonMappedOptions().getProperty(CONTEXT, ""))
                .orElseThrow(() -> new SQLException("the connection's TLS is not known"));
    }

    @Override
    public void verify(String host, SSLSession session, long serverThreadId) {
        // as in DM, the host's name is not compared
    }
}
