/** A night: its steps in order, what each is given, and how it is told. */
package io.cinematch.jobs.night;
