package io.flinkdm.job.tls;

import java.security.cert.CertificateException;

/** The server's certificate bears a name that is not allowed. Immutable. */
final class ServerNameException extends CertificateException {

    private static final long serialVersionUID = 1L;

    ServerNameException(String name) {
        super("the server's certificate bears the name `" + name + "`");
    }
}
