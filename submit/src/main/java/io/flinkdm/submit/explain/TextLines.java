package io.flinkdm.submit.explain;

import java.util.List;

/** Lines of a label and a text behind it, the texts one below the other. Confined to one print. */
public final class TextLines {

    private static final int LABEL_WIDTH = 16;

    private final StringBuilder out = new StringBuilder();

    public void line(String label, String text) {
        out.append(label);
        if (!text.isEmpty()) {
            out.append(" ".repeat(Math.max(1, LABEL_WIDTH - label.length()))).append(text);
        }
        out.append('\n');
    }

    /** The label stands before the first text only; {@code otherwise} where there is none. */
    public void list(String label, List<String> texts, String otherwise) {
        if (texts.isEmpty()) {
            line(label, otherwise.isEmpty() ? "none" : otherwise);
        }
        for (int i = 0; i < texts.size(); i++) {
            line(i == 0 ? label : "", texts.get(i));
        }
    }

    public void blank() {
        out.append('\n');
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
