package io.flinkdm.udf.ddl.track;

import io.flinkdm.udf.ddl.tree.Definition;
import io.flinkdm.udf.ddl.tree.Definition.KeyKind;
import io.flinkdm.udf.ddl.tree.Definition.KeyPart;
import java.util.Collection;
import java.util.List;

/**
 * The names servers give keys that have none: the first column's, with a number where that is
 * taken. Stateless.
 */
final class KeyNames {

    private static final String EXPRESSION = "functional_index";

    private KeyNames() {}

    /**
     * @param taken the keys before it
     */
    static Definition.Key named(Definition.Key key, Collection<TrackedKey> taken) {
        if (key.kind() == KeyKind.PRIMARY) {
            return key.named(TrackedKey.PRIMARY);
        }
        return key.name().isEmpty() ? key.named(free(wanted(key.parts()), taken)) : key;
    }

    private static String wanted(List<KeyPart> parts) {
        return parts.get(0).isExpression() ? EXPRESSION : parts.get(0).column();
    }

    private static String free(String wanted, Collection<TrackedKey> taken) {
        if (!wanted.equalsIgnoreCase(TrackedKey.PRIMARY) && isFree(wanted, taken)) {
            return wanted;
        }
        int number = 2;
        while (!isFree(wanted + "_" + number, taken)) {
            number++;
        }
        return wanted + "_" + number;
    }

    private static boolean isFree(String name, Collection<TrackedKey> taken) {
        return taken.stream().noneMatch(key -> key.isNamed(name));
    }
}
