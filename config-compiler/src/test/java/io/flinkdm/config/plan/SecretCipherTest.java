package io.flinkdm.config.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretCipherTest {

    @ParameterizedTest
    @CsvSource({
        "VjX8cEeTX+qcvZ3bPaO4h0C80pe/1aU=, 123456",
        "fCxfQ9XKCezSzuCD0Wf5dUD+LsKegSg=, 123456",
        "/Q7B9DizNLLTTfiZHv9WoEAKamfpIUs=, 123456",
        "Up8156jArvIPymkVC+5LxkAT6rek, 1234",
        "MKxn0Qo3m3XOyjCnhEMtsUCm83EhGQDZ/T4=, abc!@#123",
        "AAECAwQFBgcICQoLDA0OD0A=, ''",
        "AAECAwQFBgcICQoLDA0OD0AQo3le16c=, 123456",
        "AAECAwQFBgcICQoLDA0OD0BA8ylLorIX094=, abc!@#123",
        "AAECAwQFBgcICQoLDA0OD0DEPsyNQhDoSA==, 密码Ω",
        "AAECAwQFBgcICQoLDA0OD0ARoHhZ1qQQ1tVD2Rw0W/+WdCWx9usBKT9+4vBp1bk5zoo=,"
                + " 0123456789abcdef0123456789abcdef!",
        "AAAAAAAAAAAAAAAAAAAAAEBe6L4hREU=, 123456"
    })
    void opensWhatDmHasEncrypted(String sealed, String plain) {
        assertThat(SecretCipher.open(sealed)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123456", "密码Ω", "0123456789abcdef0123456789abcdef!"})
    void opensWhatItSeals(String plain) {
        assertThat(SecretCipher.open(SecretCipher.seal(plain))).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({
        "123456, ENC_CIPHERTEXT_BASE64_DECODE",
        "abcd, CIPHERTEXT_LEN_NOT_VALID",
        "QUJDREVGR0hJSktMTU5PUFFS, CIPHERTEXT_CONTEXT_NOT_VALID"
    })
    void refusesOtherTextsWithoutQuotingThem(String text, ErrorCode code) {
        assertThatThrownBy(() -> SecretCipher.open(text))
                .isInstanceOfSatisfying(
                        MigrationException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageNotContaining(text);
    }
}
