package io.flinkdm.udf.expression.operator;

import io.flinkdm.udf.expression.value.Operand;
import io.flinkdm.udf.expression.value.RefusedException;

/** Pairings with JSON. Stateless. */
final class JsonPairing {

    private JsonPairing() {}

    static Pairing of(Operand left, Operand right) {
        throw new RefusedException("comparing JSON is not supported");
    }
}
