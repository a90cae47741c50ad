package io.flinkdm.config.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.config.plan.Secret;
import io.flinkdm.config.plan.TlsPlan;
import io.flinkdm.config.plan.TlsPlan.Pem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files of the resources were written by OpenSSL. */
class TlsMaterialTest {

    @ParameterizedTest
    @CsvSource({
        "rsa-cert.pem, rsa-pkcs8.pem, RSA",
        "rsa-cert.pem, rsa-pkcs1.pem, RSA",
        "ec-cert.pem, ec-pkcs8.pem, EC",
        "ec-cert.pem, ec-sec1.pem, EC"
    })
    void readsKeysOfEveryForm(String certificate, String key, String algorithm) throws Exception {
        TlsMaterial material = TlsMaterial.of(plan(file(certificate), file(key)));
        assertThat(material.key().getAlgorithm()).isEqualTo(algorithm);
        assertThat(material.chain()).hasSize(1);
        assertThat(material.authorities()).isEmpty();
    }

    @Test
    void readsAllAuthoritiesOfABundle() throws Exception {
        TlsPlan plan = new TlsPlan(file("bundle.pem"), Pem.NONE, Pem.NONE, List.of(" a ", "b"));
        assertThat(TlsMaterial.of(plan).authorities()).hasSize(2);
        assertThat(TlsMaterial.of(plan).allowedNames()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void readsLinesOfWindows() throws Exception {
        String text = file("rsa-cert.pem").content().reveal().replace("\n", "\r\n");
        TlsPlan plan = new TlsPlan(pem("ca.pem", text), Pem.NONE, Pem.NONE, List.of());
        assertThat(TlsMaterial.of(plan).authorities()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "rsa-cert.pem, ec-sec1.pem, not the key of ssl-cert",
        "rsa-cert.pem, passphrase-pkcs8.pem, protected by a passphrase",
        "rsa-cert.pem, passphrase-pkcs1.pem, protected by a passphrase",
        "rsa-cert.pem, ed25519.pem, neither RSA nor EC",
        "rsa-cert.pem, rsa-cert.pem, no BEGIN PRIVATE KEY",
        "rsa-pkcs8.pem, rsa-pkcs8.pem, no BEGIN CERTIFICATE"
    })
    void saysWhatIsWrong(String certificate, String key, String text) throws Exception {
        assertRefused(file(certificate), file(key), text);
    }

    @Test
    void refusesDamageWithoutQuotingIt() throws Exception {
        String key = file("rsa-pkcs8.pem").content().reveal();
        for (int cut : List.of(60, 100, 500, 1000)) {
            Pem damaged = pem("key.pem", key.substring(0, cut) + "\n-----END PRIVATE KEY-----\n");
            assertRefused(file("rsa-cert.pem"), damaged, "key.pem: ");
        }
        assertRefused(
                file("rsa-cert.pem"), pem("k", key.replace("MII", "M*I")), "k: it is damaged");
    }

    private static void assertRefused(Pem certificate, Pem key, String text) {
        assertThatThrownBy(() -> TlsMaterial.of(plan(certificate, key)))
                .isInstanceOf(TlsMaterialException.class)
                .hasMessageContaining(text)
                .hasMessageNotContaining("MII");
    }

    private static TlsPlan plan(Pem certificate, Pem key) {
        return new TlsPlan(Pem.NONE, certificate, key, List.of());
    }

    private static Pem file(String name) throws IOException {
        try (InputStream in =
                TlsMaterialTest.class.getResourceAsStream("/io/flinkdm/config/tls/" + name)) {
            return pem(name, new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
        }
    }

    private static Pem pem(String path, String text) {
        return new Pem(path, Secret.of(text));
    }
}
