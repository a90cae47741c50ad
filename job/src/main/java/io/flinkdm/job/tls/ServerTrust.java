package io.flinkdm.job.tls;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Which servers are trusted, as in DM: those whose certificate one of the authorities has signed
 * and that is valid now; the name of the host is not compared, but the certificate's common name is
 * where names are given. Without authorities every server is trusted. Immutable.
 */
final class ServerTrust extends X509ExtendedTrustManager {

    /** {@code null} for any server. */
    private final X509ExtendedTrustManager authorities;

    private final Set<String> allowedNames;

    ServerTrust(List<X509Certificate> authorities, Set<String> allowedNames)
            throws GeneralSecurityException {
        this.authorities = authorities.isEmpty() ? null : managerOf(authorities);
        this.allowedNames = allowedNames;
    }

    private static X509ExtendedTrustManager managerOf(List<X509Certificate> authorities)
            throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (int i = 0; i < authorities.size(); i++) {
                store.setCertificateEntry("ca" + i, authorities.get(i));
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(store);
            return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
        } catch (IOException e) {
            throw new IllegalStateException("an empty store is read from nowhere", e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        if (authorities != null) {
            authorities.checkServerTrusted(chain, authType, socket);
            // one that is an authority itself passes without a look at the calendar
            chain[0].checkValidity();
        }
        if (!allowedNames.isEmpty() && !allowedNames.contains(commonName(chain[0]))) {
            throw new ServerNameException(commonName(chain[0]));
        }
    }

    private static String commonName(X509Certificate certificate) throws CertificateException {
        try {
            String subject = certificate.getSubjectX500Principal().getName();
            return new LdapName(subject)
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .map(Rdn::getValue)
                            .map(String::valueOf)
                            .findFirst()
                            .orElse("");
        } catch (InvalidNameException e) {
            throw new CertificateException("the certificate's subject cannot be read", e);
        }
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return authorities == null ? new X509Certificate[0] : authorities.getAcceptedIssuers();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
        throw new UnsupportedOperationException("connections are sockets");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {
        throw new UnsupportedOperationException("connections are sockets");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {
        throw new UnsupportedOperationException("there are no clients");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
        throw new UnsupportedOperationException("there are no clients");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {
        throw new UnsupportedOperationException("there are no clients");
    }
}
