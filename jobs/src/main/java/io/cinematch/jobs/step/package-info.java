/** What a step of a night is, and what it is given; apart from the night, so that steps need not know who runs them. */
package io.cinematch.jobs.step;
