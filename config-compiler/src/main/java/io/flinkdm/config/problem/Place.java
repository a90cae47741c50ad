package io.flinkdm.config.problem;

import java.util.Objects;

/**
 * A place in a task or source file.
 *
 * @param file as the user named it
 * @param line counted from 1; 0 for the file as a whole
 * @param path of keys, e.g. {@code mysql-instances[0].route-rules}; {@code ""} at the top
 */
public record Place(String file, int line, String path) {

    public Place {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(path, "path");
    }

    public static Place of(String file) {
        return new Place(file, 0, "");
    }

    /** A key of the mapping at this place, found on a line of its own. */
    public Place key(String key, int keyLine) {
        String shown = shown(key);
        return new Place(file, keyLine, path.isEmpty() ? shown : path + "." + shown);
    }

    /** In {@code {password:secret}} the blank is missing, and all of it is the key. */
    private static String shown(String key) {
        int colon = key.indexOf(':');
        return colon < 0 ? key : key.substring(0, colon + 1) + "\u2026";
    }

    /** An item of the list at this place. */
    public Place item(int index, int itemLine) {
        return new Place(file, itemLine, path + "[" + index + "]");
    }

    @Override
    public String toString() {
        String where = line == 0 ? file : file + ":" + line;
        return path.isEmpty() ? where : where + ": " + path;
    }
}
