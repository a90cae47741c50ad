package io.flinkdm.config.plan;

import java.io.Serializable;

/**
 * A password on its way to a connection. It is kept sealed, so that neither the plan, the job graph
 * nor a log ever holds its text; {@link #reveal()} is called only where a connection is opened.
 *
 * @param sealed DM's encrypted form, see {@link io.flinkdm.config.plan.SecretCipher}; empty for an
 *     empty password
 */
public record Secret(String sealed) implements Serializable {

    public static Secret of(String plainText) {
        return new Secret(plainText.isEmpty() ? "" : SecretCipher.seal(plainText));
    }

    public String reveal() {
        return sealed.isEmpty() ? "" : SecretCipher.open(sealed);
    }

    @Override
    public String toString() {
        return "******";
    }
}
