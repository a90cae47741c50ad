package io.flinkdm.udf.ddl.track;

import io.flinkdm.udf.ddl.tree.Definition.KeyPart;
import java.util.ArrayList;
import java.util.List;

/**
 * Indexes that servers make for foreign keys: one is not there where another index begins with the
 * same columns. Stateless.
 */
final class GeneratedKeys {

    private GeneratedKeys() {}

    static List<TrackedKey> withoutCovered(List<TrackedKey> old, List<TrackedKey> added) {
        List<TrackedKey> all = new ArrayList<>(old);
        all.addAll(added);
        List<TrackedKey> kept = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (!covered(i, all)) {
                kept.add(all.get(i));
            }
        }
        return kept;
    }

    private static boolean covered(int index, List<TrackedKey> all) {
        TrackedKey key = all.get(index);
        if (!key.generated()) {
            return false;
        }
        for (int i = 0; i < all.size(); i++) {
            TrackedKey other = all.get(i);
            boolean earlierOfEquals = i < index || parts(other).size() > parts(key).size();
            boolean counts = i != index && (!other.generated() || earlierOfEquals);
            if (counts && begins(parts(other), parts(key))) {
                return true;
            }
        }
        return false;
    }

    private static List<KeyPart> parts(TrackedKey key) {
        return key.definition().parts();
    }

    private static boolean begins(List<KeyPart> longer, List<KeyPart> prefix) {
        if (longer.size() < prefix.size()) {
            return false;
        }
        for (int i = 0; i < prefix.size(); i++) {
            KeyPart a = longer.get(i);
            KeyPart b = prefix.get(i);
            if (!a.column().equalsIgnoreCase(b.column()) || a.length() != b.length()) {
                return false;
            }
        }
        return true;
    }
}
