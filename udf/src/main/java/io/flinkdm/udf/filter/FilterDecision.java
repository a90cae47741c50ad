package io.flinkdm.udf.filter;

/**
 * What becomes of an event.
 *
 * @param rule the name of the rule that decided, {@code ""} where none objected
 */
public record FilterDecision(Action action, String rule) {

    /** No rule objects. */
    public static final FilterDecision DO = new FilterDecision(Action.DO, "");

    /** The actions of a rule. */
    public enum Action {
        DO("Do"),
        IGNORE("Ignore"),
        /** Stops the task until a person decides. */
        ERROR("Error");

        private final String label;

        Action(String label) {
            this.label = label;
        }

        /** As rules write it; letter case counts. */
        public String label() {
            return label;
        }
    }
}
