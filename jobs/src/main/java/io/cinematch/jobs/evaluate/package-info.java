/** How good each variant is on the ratings it has not seen. */
package io.cinematch.jobs.evaluate;
