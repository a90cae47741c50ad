/** The command {@code dm}. Main class only; the commands are below. */
package io.flinkdm.submit;
