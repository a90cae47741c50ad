/** The commands of {@code dm}, one class each: arguments in, one printed answer out. */
package io.flinkdm.submit.command;
