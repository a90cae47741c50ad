package io.flinkdm.config;

import io.flinkdm.config.plan.Secret;
import io.flinkdm.config.plan.SecretCipher;
import io.flinkdm.config.task.Text;
import io.flinkdm.udf.error.MigrationException;

/**
 * Passwords of the files, encrypted or plain. As in DM, a text that cannot be decrypted is the
 * password itself. Stateless.
 */
final class Passwords {

    private Passwords() {}

    static Secret secret(Text text) {
        if (Texts.isEmpty(text)) {
            return Secret.of("");
        }
        try {
            return Secret.of(SecretCipher.open(text.value()));
        } catch (MigrationException e) {
            return Secret.of(text.value());
        }
    }
}
