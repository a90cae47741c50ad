package io.flinkdm.submit.answer;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** A whole answer of one command, printed by {@link AnswerJson}. Immutable. */
public interface Answer {

    /** Whether every nested {@code result} is true, which DM's outer one does not say. */
    @JsonIgnore
    boolean succeeded();
}
