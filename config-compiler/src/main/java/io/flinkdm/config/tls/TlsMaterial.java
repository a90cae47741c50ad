package io.flinkdm.config.tls;

import io.flinkdm.config.plan.TlsPlan;
import io.flinkdm.config.plan.TlsPlan.Pem;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * {@code security} of a connection, ready for use. Immutable.
 *
 * @param authorities that may have signed the server's certificate; empty for any
 * @param chain the client's certificate and those above it; empty for none
 * @param key of the client's certificate; {@code null} for none
 * @param allowedNames common names the server's certificate may bear; empty for any
 */
public record TlsMaterial(
        List<X509Certificate> authorities,
        List<X509Certificate> chain,
        PrivateKey key,
        Set<String> allowedNames) {

    public TlsMaterial {
        authorities = List.copyOf(authorities);
        chain = List.copyOf(chain);
        allowedNames = Set.copyOf(allowedNames);
    }

    /**
     * @throws TlsMaterialException when a part cannot be used
     */
    public static TlsMaterial of(TlsPlan plan) {
        requirePair(plan);
        List<X509Certificate> authorities = List.of();
        if (plan.ca().given()) {
            authorities = parse("ssl-ca", plan.ca(), Certificates::parse);
        } else if (!plan.allowedNames().isEmpty()) {
            throw new TlsMaterialException(
                    "cert-allowed-cn", "a name proves nothing without ssl-ca: add it");
        }
        Set<String> names =
                plan.allowedNames().stream().map(String::strip).collect(Collectors.toSet());
        if (!plan.cert().given()) {
            return new TlsMaterial(authorities, List.of(), null, names);
        }
        List<X509Certificate> chain = parse("ssl-cert", plan.cert(), Certificates::parse);
        PrivateKey key = parse("ssl-key", plan.key(), PrivateKeys::parse);
        requireMatch(chain.get(0).getPublicKey(), key, plan);
        return new TlsMaterial(authorities, chain, key, names);
    }

    private static void requirePair(TlsPlan plan) {
        if (plan.cert().given() && !plan.key().given()) {
            throw new TlsMaterialException("ssl-cert", "there is no ssl-key that belongs to it");
        }
        if (plan.key().given() && !plan.cert().given()) {
            throw new TlsMaterialException("ssl-key", "there is no ssl-cert that belongs to it");
        }
    }

    private static <T> T parse(String key, Pem pem, Function<String, T> parser) {
        try {
            return parser.apply(pem.content().reveal());
        } catch (PemException e) {
            throw new TlsMaterialException(key, named(pem) + e.getMessage());
        } catch (IllegalArgumentException e) {
            // without the cause: its message may quote the content
            throw new TlsMaterialException(key, named(pem) + "it is damaged");
        }
    }

    private static String named(Pem pem) {
        return pem.path().isEmpty() ? "" : pem.path() + ": ";
    }

    private static void requireMatch(PublicKey certified, PrivateKey key, TlsPlan plan) {
        if (!certified.getAlgorithm().equals(key.getAlgorithm()) || !signs(key, certified)) {
            throw new TlsMaterialException(
                    "ssl-key", named(plan.key()) + "it is not the key of ssl-cert");
        }
    }

    private static boolean signs(PrivateKey key, PublicKey certified) {
        byte[] sample = {1, 2, 3};
        try {
            Signature signature = Signature.getInstance("SHA256with" + signing(key));
            signature.initSign(key);
            signature.update(sample);
            byte[] signed = signature.sign();
            signature.initVerify(certified);
            signature.update(sample);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String signing(PrivateKey key) {
        return key.getAlgorithm().equals("EC") ? "ECDSA" : key.getAlgorithm();
    }

    /** The key stays out of every message. */
    @Override
    public String toString() {
        return "TlsMaterial[authorities=" + authorities.size() + ", chain=" + chain.size() + "]";
    }
}
