package io.flinkdm.config.tls;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Certificates of a PEM text. Stateless. */
final class Certificates {

    private static final Set<String> LABELS = Set.of("CERTIFICATE", "X509 CERTIFICATE");

    private Certificates() {}

    /**
     * All of them, in their order; what is no certificate is passed over.
     *
     * @throws PemException when there is none, or one is damaged
     */
    static List<X509Certificate> parse(String text) {
        List<X509Certificate> certificates = new ArrayList<>();
        for (PemBlock block : PemBlock.all(text)) {
            if (LABELS.contains(block.label())) {
                certificates.add(parse(block.content()));
            }
        }
        if (certificates.isEmpty()) {
            throw new PemException("there is no BEGIN CERTIFICATE in it");
        }
        return certificates;
    }

    private static X509Certificate parse(byte[] der) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException e) {
            throw new PemException("a certificate is damaged", e);
        }
    }
}
