package io.flinkdm.config.task;

import io.flinkdm.config.problem.Place;
import java.util.List;

/** {@code security}: TLS of a connection, each part as a path, as bytes or as Base64. */
public record SecurityConfig(
        Place place, Part ca, Part cert, Part key, List<Value<String>> certAllowedCn) {

    static SecurityConfig read(Section section) {
        return new SecurityConfig(
                section.place(),
                Part.read(section, "ssl-ca"),
                Part.read(section, "ssl-cert"),
                Part.read(section, "ssl-key"),
                section.texts("cert-allowed-cn"));
    }

    public boolean isEmpty() {
        return ca.isEmpty() && cert.isEmpty() && key.isEmpty() && certAllowedCn.isEmpty();
    }

    /** Where a key stands, {@code ssl-ca} for each of its forms; the block when it is not there. */
    public Place placeOf(String name) {
        return switch (name) {
            case "ssl-ca" -> ca.place(place);
            case "ssl-cert" -> cert.place(place);
            case "ssl-key" -> key.place(place);
            default -> certAllowedCn.isEmpty() ? place : certAllowedCn.get(0).place();
        };
    }

    /** A certificate or key; bytes come before Base64, both before the path. */
    public record Part(Value<String> path, List<Value<Long>> bytes, Value<String> base64) {

        static Part read(Section section, String key) {
            return new Part(
                    section.text(key),
                    section.numbers(key + "-bytes", Range.BYTE),
                    section.text(key + "-base64"));
        }

        Place place(Place otherwise) {
            if (!bytes.isEmpty()) {
                return bytes.get(0).place();
            }
            return Value.place(Value.isEmpty(base64) ? path : base64, otherwise);
        }

        boolean isEmpty() {
            return Value.isEmpty(path) && bytes.isEmpty() && Value.isEmpty(base64);
        }

        /** What it holds stays out of every message. */
        @Override
        public String toString() {
            return "Part[path=" + path + "]";
        }
    }
}
