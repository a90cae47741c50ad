package io.flinkdm.submit.explain.value;

import com.fasterxml.jackson.databind.JsonNode;
import io.flinkdm.udf.model.ColumnType;
import java.math.BigInteger;
import java.util.List;

/** ENUM and SET: a text names members, a number is the ordinal or the mask. Stateless. */
final class Members {

    private Members() {}

    /** The empty text is the server's mark of an invalid member. */
    static Object ordinal(ColumnType type, JsonNode value) {
        if (value.isTextual()) {
            String text = value.textValue();
            return text.isEmpty() && !type.members().contains("") ? 0L : 1L + index(type, text);
        }
        BigInteger ordinal = number(value);
        if (ordinal.signum() < 0
                || ordinal.compareTo(BigInteger.valueOf(type.members().size())) > 0) {
            throw new BadValueException("out of range");
        }
        return ordinal.longValue();
    }

    static Object mask(ColumnType type, JsonNode value) {
        if (!value.isTextual()) {
            BigInteger mask = number(value);
            if (mask.signum() < 0 || mask.bitLength() > type.members().size()) {
                throw new BadValueException("out of range");
            }
            return Numbers.boxed(mask);
        }
        BigInteger mask = BigInteger.ZERO;
        for (String member : value.textValue().isEmpty() ? List.<String>of() : names(value)) {
            mask = mask.setBit(index(type, member));
        }
        return Numbers.boxed(mask);
    }

    private static List<String> names(JsonNode value) {
        return List.of(value.textValue().split(",", -1));
    }

    private static BigInteger number(JsonNode value) {
        if (!value.isIntegralNumber()) {
            throw new BadValueException("a member's name or number is due");
        }
        return value.bigIntegerValue();
    }

    private static int index(ColumnType type, String member) {
        int index = type.members().indexOf(member);
        for (int i = 0; index < 0 && i < type.members().size(); i++) {
            index = type.members().get(i).equalsIgnoreCase(member) ? i : index;
        }
        if (index < 0) {
            throw new BadValueException("no such member");
        }
        return index;
    }
}
